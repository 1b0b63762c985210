#include "helpers/clientprocess.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

ClientProcess::ClientProcess(const QStringList &arguments, const QStringList &environment)
{
    auto variables = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"WEBPUBSUB_CONNECTION_STRING"_s, u"HUBSCOPE_CLIENT_URL"_s})
        variables.remove(name);
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    setProcessEnvironment(variables);
    start(binary(), arguments);
}

QString ClientProcess::binary()
{
    return QStringLiteral(HUBSCOPE_CLIENT_BINARY);
}

ClientProcess::~ClientProcess()
{
    if (state() != NotRunning) {
        kill();
        waitForFinished(patience);
    }
}

QByteArray ClientProcess::nextLine()
{
    // The event loop goes on: the other end may live in the test's own thread.
    (void)QTest::qWaitFor([this] { return canReadLine() || state() == NotRunning; }, patience);
    QByteArray line = readLine();
    if (line.endsWith('\n'))
        line.chop(1);
    lines.append(line);
    return line;
}

int ClientProcess::waitForExit()
{
    const bool ended = QTest::qWaitFor([this] { return state() == NotRunning; }, patience);
    return ended && exitStatus() == NormalExit ? exitCode() : -1;
}

int ClientProcess::finish()
{
    closeWriteChannel();
    return waitForExit();
}

QString ClientProcess::log()
{
    m_log += readAllStandardError();
    return QString::fromUtf8(std::exchange(m_log, {}));
}

bool ClientProcess::waitForLog(const QString &text)
{
    return QTest::qWaitFor(
        [&] {
            m_log += readAllStandardError();
            return QString::fromUtf8(m_log).contains(text);
        },
        patience);
}

QJsonObject ClientProcess::take(const Test &test)
{
    for (qsizetype i = 0; i < m_kept.size(); ++i) {
        if (test(m_kept[i]))
            return m_kept.takeAt(i);
    }
    for (;;) {
        const QByteArray line = nextLine();
        if (line.isEmpty())
            return {};
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (test(object))
            return object;
        m_kept.append(object);
    }
}

QJsonObject ClientProcess::takeEvent(const QString &event)
{
    return take([&](const QJsonObject &line) { return line["event"_L1] == event; });
}

QJsonObject ClientProcess::takeAnswer(int id)
{
    return take([&](const QJsonObject &line) { return line["id"_L1] == id; });
}

int ClientProcess::post(const QByteArray &members)
{
    writeLine("{\"id\":" + QByteArray::number(++m_lastId) + ',' + members + '}');
    return m_lastId;
}

QJsonObject ClientProcess::call(const QByteArray &members)
{
    return takeAnswer(post(members));
}

QJsonArray ClientProcess::takeMessages(int count)
{
    QJsonArray data;
    for (int i = 0; i < count; ++i) {
        const QJsonObject message = takeEvent(u"groupMessage"_s);
        if (message.isEmpty())
            break;
        data.append(message["data"_L1]);
    }
    return data;
}
