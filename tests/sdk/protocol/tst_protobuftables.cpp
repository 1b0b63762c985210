#include "protocol/protobuftables.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

//! "DownstreamMessage.DataMessage" -> "4 Varint sequence_id" and so on.
using Messages = QMap<QString, QStringList>;

QString kindOf(const QString &type)
{
    if (type == u"string"_s)
        return u"String"_s;
    if (type == u"bytes"_s)
        return u"Bytes"_s;
    if (type.startsWith(u"map<"_s))
        return u"Message map<string, string>"_s;
    static const QStringList numbers = {u"bool"_s, u"uint32"_s, u"uint64"_s, u"int64"_s};
    return numbers.contains(type) ? u"Varint"_s : u"Message "_s + type.section(u'.', -1);
}

//! Reads the .proto line by line: it has one field a line.
Messages messagesOfProto(const QString &path)
{
    static const QRegularExpression open(u"^\\s*(?:message|oneof) (\\w+) \\{(\\})?"_s);
    static const QRegularExpression field(
        u"^\\s*(?:optional |repeated )?(map<string, string>|[\\w.]+) (\\w+) = (\\d+);"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Messages messages;
    QStringList scope;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (const auto opened = open.match(line); opened.hasMatch()) {
            if (line.trimmed().startsWith(u"message "_s))
                messages[(scope + QStringList(opened.captured(1))).join(u'.')];
            if (opened.captured(2).isEmpty())
                scope.append(line.trimmed().startsWith(u"oneof "_s) ? QString() : opened.captured(1));
        } else if (line.trimmed() == u"}"_s) {
            scope.removeLast();
        } else if (const auto match = field.match(line); match.hasMatch()) {
            QStringList names = scope;
            names.removeAll(QString());
            messages[names.join(u'.')].append(
                u"%1 %2 %3"_s.arg(match.captured(3), kindOf(match.captured(1)), match.captured(2)));
        }
    }
    return messages;
}

QString nameOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString described(const ProtobufRule &rule)
{
    static const QMap<ProtobufRule::Kind, QString> kinds = {{ProtobufRule::Varint, u"Varint"_s},
        {ProtobufRule::String, u"String"_s}, {ProtobufRule::Bytes, u"Bytes"_s},
        {ProtobufRule::Any, u"Bytes"_s}, {ProtobufRule::Message, u"Message"_s}};
    const QString type = rule.table ? u' ' + nameOf(rule.table->name) : QString();
    return u"%1 %2%3 %4"_s.arg(QString::number(rule.number), kinds.value(rule.kind), type, nameOf(rule.name));
}

//! The message called \p name as seen from inside \p scope: the nearest one around it, or else any.
QString resolved(const QString &name, QString scope, const Messages &messages)
{
    for (;; scope = scope.contains(u'.') ? scope.section(u'.', 0, -2) : QString()) {
        const QString full = scope.isEmpty() ? name : scope + u'.' + name;
        if (messages.contains(full))
            return full;
        if (scope.isEmpty())
            break;
    }
    const QStringList all = messages.keys();
    return all.value(all.indexOf(QRegularExpression(u".*\\."_s + name)));
}

//! Follows the fields from \p table on.
void compare(const ProtobufTable &table, const Messages &messages, const QString &scope, QSet<QString> &seen)
{
    const QString name = nameOf(table.name);
    if (name.startsWith(u"map<"_s))
        return;
    const QString full = resolved(name, scope, messages);
    QVERIFY2(!full.isEmpty(), qPrintable(name));
    seen.insert(full);
    QStringList rules;
    for (const ProtobufRule &rule : table.rules)
        rules.append(described(rule));
    QCOMPARE(rules, messages.value(full));
    for (const ProtobufRule &rule : table.rules) {
        if (rule.table)
            compare(*rule.table, messages, full, seen);
    }
}

} // namespace

class TestProtobufTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsTheProto();
    void onlyBytesOfAnAnyAreChecked();
};

void TestProtobufTables::sameAsTheProto()
{
    const Messages messages =
        messagesOfProto(QStringLiteral(HUBSCOPE_SOURCE_DIR "/sdk/protocol/webpubsub.proto"));
    QVERIFY(messages.size() > 30);
    QSet<QString> seen;
    compare(upstreamTable, messages, {}, seen);
    compare(downstreamTable, messages, {}, seen);
    for (const QString &name : messages.keys())
        QVERIFY2(seen.contains(name), qPrintable(name + u" is in no table"_s));
}

void TestProtobufTables::onlyBytesOfAnAnyAreChecked()
{
    const ProtobufRule *send = upstreamTable.find(1);
    QVERIFY(send && send->table->find(3));
    const ProtobufTable &data = *send->table->find(3)->table;
    QCOMPARE(data.find(2)->kind, ProtobufRule::Bytes);
    QCOMPARE(data.find(3)->kind, ProtobufRule::Any);
    QVERIFY(!data.find(5));
}

QTEST_GUILESS_MAIN(TestProtobufTables)
#include "tst_protobuftables.moc"
