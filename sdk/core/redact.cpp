#include "core/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr auto redacted = "REDACTED"_L1;

constexpr std::array harmlessParameters = {
    "api-version"_L1,
    "awps_connection_id"_L1,
    "clienttype"_L1,
    "excluded"_L1,
    "filter"_L1,
    "group"_L1,
    "hub"_L1,
    "maxpagesize"_L1,
    "messagettlseconds"_L1,
    "minutestoexpire"_L1,
    "noecho"_L1,
    "permission"_L1,
    "reason"_L1,
    "role"_L1,
    "targetname"_L1,
    "top"_L1,
    "userid"_L1,
    "webpubsub_mode"_L1,
};

// ce-signature and ce-connectionState are not among them: the one is made with the key, the other the
// handler's own.
constexpr std::array harmlessHeaders = {
    "accept"_L1,
    "accept-encoding"_L1,
    "allow"_L1,
    "api-supported-versions"_L1,
    "cache-control"_L1,
    "ce-awpsversion"_L1,
    "ce-connectionid"_L1,
    "ce-eventname"_L1,
    "ce-hub"_L1,
    "ce-id"_L1,
    "ce-source"_L1,
    "ce-specversion"_L1,
    "ce-subprotocol"_L1,
    "ce-time"_L1,
    "ce-type"_L1,
    "ce-userid"_L1,
    "connection"_L1,
    "content-length"_L1,
    "content-type"_L1,
    "date"_L1,
    "host"_L1,
    "origin"_L1,
    "retry-after"_L1,
    "sec-websocket-extensions"_L1,
    "sec-websocket-protocol"_L1,
    "sec-websocket-version"_L1,
    "server"_L1,
    "traceparent"_L1,
    "transfer-encoding"_L1,
    "upgrade"_L1,
    "user-agent"_L1,
    "webhook-allowed-origin"_L1,
    "webhook-request-origin"_L1,
    "www-authenticate"_L1,
    "x-ms-client-request-id"_L1,
    "x-ms-error-code"_L1,
    "x-ms-request-id"_L1,
};

//! Also the names of secrets: a name that is not here may itself be a piece of the key, as "abc=" is of
//! "abc==".
constexpr std::array connectionStringKeys = {
    "accesskey"_L1,
    "endpoint"_L1,
    "port"_L1,
    "sharedaccesskey"_L1,
    "sharedaccesskeyname"_L1,
    "version"_L1,
};

template <typename Names>
bool isAmong(const Names &names, QStringView name)
{
    return std::any_of(names.begin(), names.end(),
        [&](QLatin1String known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

QString redactedParameter(const QString &parameter)
{
    const qsizetype equals = parameter.indexOf(u'=');
    if (equals < 0)
        return redacted; // a value without a name
    const QString name = parameter.first(equals);
    return isAmong(harmlessParameters, QUrl::fromPercentEncoding(name.toUtf8())) ? parameter
                                                                                 : name + u'=' + redacted;
}

//! Keeps one header on one line, whatever it holds.
QString oneLine(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c < u' ' || c == QChar(0x7F); }, u' ');
    return text;
}

QString redactedPair(const QString &piece)
{
    const qsizetype equals = piece.indexOf(u'=');
    if (equals < 0)
        return piece.trimmed().isEmpty() ? QString() : QString(redacted);
    const QString name = piece.first(equals);
    const QString value = piece.sliced(equals + 1);
    if (name.compare("endpoint"_L1, Qt::CaseInsensitive) == 0)
        return name + u'=' + redactedUrl(QUrl(value, QUrl::TolerantMode));
    if (name.compare("port"_L1, Qt::CaseInsensitive) == 0
        || name.compare("version"_L1, Qt::CaseInsensitive) == 0)
        return piece;
    return isAmong(connectionStringKeys, name) ? name + u'=' + redacted : QString(redacted);
}

/*!
    Finds the string members at the top of a JSON object, without asking that the whole is valid: what the
   trace keeps may be cut or broken, and must lose its tokens all the same.
*/
class TopLevelStrings {
public:
    struct Member {
        QByteArrayView name; // both with their quotes
        QByteArrayView value;
    };

    explicit TopLevelStrings(QByteArrayView json)
        : m_json(json)
    {
    }

    std::optional<Member> next()
    {
        while (m_at < m_json.size()) {
            const char c = m_json[m_at];
            if (c == '"') {
                const QByteArrayView text = string();
                if (m_depth != 1)
                    continue;
                if (m_afterColon)
                    return Member{m_name, text};
                m_name = text;
                continue;
            }
            ++m_at;
            if (c == '{' || c == '[')
                ++m_depth;
            else if (c == '}' || c == ']')
                --m_depth;
            else if (m_depth == 1 && (c == ':' || c == ','))
                m_afterColon = c == ':';
        }
        return {};
    }

private:
    QByteArrayView string()
    {
        const qsizetype start = m_at++;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        m_at = qMin(m_at + 1, m_json.size());
        return m_json.sliced(start, m_at - start);
    }

    QByteArrayView m_json;
    QByteArrayView m_name;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_afterColon = false;
};

bool isToken(const TopLevelStrings::Member &member)
{
    if (member.name.isEmpty()) // a colon with nothing before it
        return false;
    QString name = QString::fromUtf8(member.name.sliced(1).chopped(1));
    if (name.contains(u'\\')) // no honest peer escapes it, and a dishonest one shall not win by it
        name = QJsonDocument::fromJson('[' + member.name.toByteArray() + ']').array().first().toString();
    // "token" is the answer of :generateToken (service-protocol.md section 1.4.2), unless it is no JSON Web
    // Token.
    return name == "reconnectionToken"_L1 || name == "access_token"_L1
        || (name == "token"_L1 && member.value.startsWith("\"eyJ"));
}

} // namespace

QString redactedUrl(const QUrl &url)
{
    QUrl result = url;
    if (!result.userInfo().isEmpty())
        result.setUserInfo(redacted);
    if (result.hasFragment())
        result.setFragment(redacted);
    if (result.hasQuery()) {
        QStringList parameters = result.query(QUrl::FullyEncoded).split(u'&');
        std::transform(parameters.begin(), parameters.end(), parameters.begin(), redactedParameter);
        result.setQuery(parameters.join(u'&'));
    }
    return result.toString(QUrl::FullyEncoded);
}

QString redactedHeaders(const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers) {
        const QString shownName = oneLine(name);
        lines +=
            shownName + ": "_L1 + (isAmong(harmlessHeaders, shownName) ? oneLine(value) : QString(redacted));
    }
    return lines.join(u'\n');
}

QString redactedConnectionString(const QString &connectionString)
{
    const QStringList pieces = connectionString.split(u';');
    QStringList shown;
    std::transform(pieces.begin(), pieces.end(), std::back_inserter(shown), redactedPair);
    return shown.join(u';');
}

QByteArray redactedFrame(const QByteArray &frame)
{
    // Nearly every frame ends here: no such name, and no escape that could hide one.
    if (!frame.contains("oken\"") && !frame.contains("\\u00"))
        return frame;
    TopLevelStrings members(frame);
    QByteArray result;
    qsizetype copied = 0;
    while (const auto member = members.next()) {
        if (!isToken(*member))
            continue;
        const qsizetype start = member->value.data() - frame.constData();
        result += frame.sliced(copied, start - copied) + "\"REDACTED\"";
        copied = start + member->value.size();
    }
    return copied == 0 ? frame : result + frame.sliced(copied);
}

} // namespace WebPubSub
