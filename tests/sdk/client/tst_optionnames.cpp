#include "client/optionnames.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Named = QList<std::pair<QString, QString>>;

class tst_OptionNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreTheOfficialOnes();
    void defaultsAreTheOfficialOnesOrBetter();
    void sets_data();
    void sets();
    void fallsBackToTheDefaults_data();
    void fallsBackToTheDefaults();
    void aFixedDelayIsFixed();
    void leavesTheRestAlone();
    void refuses_data();
    void refuses();
    void normalizes();
};

namespace {

//! An option of \p options as text; the same spelling for all kinds.
QString shown(const ClientOptions &options, const QString &name)
{
    const auto retry = [&](const RetryOptions &of) {
        if (name.endsWith(u".maxRetries"))
            return QString::number(of.maxRetries);
        if (name.endsWith(u".retryDelayInMs"))
            return QString::number(of.delay.count());
        if (name.endsWith(u".maxRetryDelayInMs"))
            return QString::number(of.maxDelay.count());
        return of.mode == RetryMode::Fixed ? u"Fixed"_s : u"Exponential"_s;
    };
    const auto flag = [](bool on) { return on ? u"true"_s : u"false"_s; };
    if (name == u"autoReconnect")
        return flag(options.autoReconnect);
    if (name == u"autoRejoinGroups")
        return flag(options.autoRejoinGroups);
    if (name == u"keepAliveIntervalInMs")
        return QString::number(options.keepAliveInterval.count());
    if (name == u"keepAliveTimeoutInMs")
        return QString::number(options.keepAliveTimeout.count());
    if (name == u"ackTimeoutInMs")
        return QString::number(options.ackTimeout.count());
    return retry(name.startsWith(u"message") ? options.messageRetry : options.reconnectRetry);
}

} // namespace

void tst_OptionNames::namesAreTheOfficialOnes()
{
    QCOMPARE(clientOptionNames(),
        QStringList({u"ackTimeoutInMs"_s, u"autoReconnect"_s, u"autoRejoinGroups"_s,
            u"keepAliveIntervalInMs"_s, u"keepAliveTimeoutInMs"_s, u"messageRetryOptions.maxRetries"_s,
            u"messageRetryOptions.maxRetryDelayInMs"_s, u"messageRetryOptions.mode"_s,
            u"messageRetryOptions.retryDelayInMs"_s, u"reconnectRetryOptions.maxRetries"_s,
            u"reconnectRetryOptions.maxRetryDelayInMs"_s, u"reconnectRetryOptions.mode"_s,
            u"reconnectRetryOptions.retryDelayInMs"_s}));
}

void tst_OptionNames::defaultsAreTheOfficialOnesOrBetter()
{
    const ClientOptions options;
    QCOMPARE(options.protocol, u"json.reliable.webpubsub.azure.v1"_s);
    QVERIFY(options.autoReconnect && options.autoRejoinGroups);
    QCOMPARE(options.keepAliveInterval, 20s);
    QCOMPARE(options.keepAliveTimeout, 120s);
    QCOMPARE(options.messageRetry.maxRetries, 3);
    QCOMPARE(options.messageRetry.delay, 1s);
    QCOMPARE(options.messageRetry.maxDelay, 30s);
    QCOMPARE(int(options.messageRetry.mode), int(RetryMode::Fixed));
    QCOMPARE(options.messageRetry.jitter, 0.0);
    QCOMPARE(options.reconnectRetry.maxRetries, -1);
    QCOMPARE(options.reconnectRetry.delay, 1s);
    QCOMPARE(options.reconnectRetry.maxDelay, 30s);
    // Better: F11 of reliability-security.md.
    QCOMPARE(int(options.reconnectRetry.mode), int(RetryMode::Exponential));
    QCOMPARE(options.reconnectRetry.jitter, 0.2);
    // Where the official client has none: F12, Python and Java, section 4.5, F5.
    QCOMPARE(options.connectTimeout, 10s);
    QCOMPARE(options.ackTimeout, 30s);
    QCOMPARE(options.recoveryWindow, 30s);
    QCOMPARE(options.recoveryDelay, 1s);
    QCOMPARE(options.sequenceAckInterval, 1s);
    QCOMPARE(options.maxUnsentBytes, 1024 * 1024);
    QCOMPARE(options.resumeUnsentBytes, 256 * 1024);
    QVERIFY(options.maxIncomingBytes >= 1024 * 1024);
}

void tst_OptionNames::sets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("seen");
    const auto row = [](const QString &name, const QString &value, const QString &seen = {}) {
        QTest::addRow("%s=%s", qPrintable(name), qPrintable(value))
            << name << value << (seen.isEmpty() ? value : seen);
    };
    row(u"autoReconnect"_s, u"false"_s);
    row(u"autoReconnect"_s, u"true"_s);
    row(u"autoRejoinGroups"_s, u"false"_s);
    for (const QString &name : {u"keepAliveIntervalInMs"_s, u"keepAliveTimeoutInMs"_s})
        for (const QString &value : {u"0"_s, u"1"_s, u"2147483647"_s})
            row(name, value);
    row(u"ackTimeoutInMs"_s, u"1"_s);
    row(u"ackTimeoutInMs"_s, u"5000"_s);
    for (const QString &of : {u"messageRetryOptions."_s, u"reconnectRetryOptions."_s}) {
        row(of + u"maxRetries"_s, u"0"_s);
        row(of + u"maxRetries"_s, u"7"_s);
        row(of + u"maxRetries"_s, u"2147483647"_s);
        row(of + u"maxRetries"_s, u"2147483648"_s, u"-1"_s);
        row(of + u"maxRetries"_s, u"1.7976931348623157e+308"_s, u"-1"_s);
        row(of + u"maxRetries"_s, u"Infinity"_s, u"-1"_s);
        row(of + u"retryDelayInMs"_s, u"0"_s);
        row(of + u"retryDelayInMs"_s, u"250"_s);
        row(of + u"maxRetryDelayInMs"_s, u"60000"_s);
        row(of + u"mode"_s, u"Fixed"_s);
        row(of + u"mode"_s, u"Exponential"_s);
        row(of + u"mode"_s, u"exponential"_s, u"Exponential"_s);
    }
}

void tst_OptionNames::sets()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, seen);
    const auto options = clientOptionsFrom({{name, value}});
    QVERIFY2(options, options ? "" : qPrintable(options.error().message));
    QCOMPARE(shown(*options, name), seen);
    for (const QString &other : clientOptionNames()) {
        if (other != name)
            QCOMPARE(shown(*options, other), shown({}, other));
    }
}

void tst_OptionNames::fallsBackToTheDefaults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    for (const QString &name : clientOptionNames())
        QTest::addRow("%s=null", qPrintable(name)) << name << u"null"_s;
    for (const QString &of : {u"messageRetryOptions."_s, u"reconnectRetryOptions."_s})
        for (const QString &name : {u"maxRetries"_s, u"retryDelayInMs"_s, u"maxRetryDelayInMs"_s})
            QTest::addRow("%s=-1", qPrintable(of + name)) << of + name << u"-1"_s;
    QTest::newRow("ackTimeoutInMs=-5") << u"ackTimeoutInMs"_s << u"-5"_s;
}

void tst_OptionNames::fallsBackToTheDefaults()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    ClientOptions strange;
    strange.autoReconnect = strange.autoRejoinGroups = false;
    strange.keepAliveInterval = strange.keepAliveTimeout = strange.ackTimeout = 7ms;
    strange.messageRetry = {.maxRetries = 9, .delay = 7ms, .maxDelay = 7ms, .mode = RetryMode::Exponential};
    strange.reconnectRetry = {.maxRetries = 9, .delay = 7ms, .maxDelay = 7ms, .mode = RetryMode::Fixed};
    QVERIFY(shown(strange, name) != shown({}, name));
    const auto options = clientOptionsFrom({{name, value}}, strange);
    QVERIFY2(options, options ? "" : qPrintable(options.error().message));
    QCOMPARE(shown(*options, name), shown({}, name));
}

void tst_OptionNames::aFixedDelayIsFixed()
{
    QCOMPARE(clientOptionsFrom({{u"reconnectRetryOptions.mode"_s, u"Fixed"_s}})->reconnectRetry.jitter, 0.0);
    QCOMPARE(
        clientOptionsFrom({{u"reconnectRetryOptions.mode"_s, u"Exponential"_s}})->reconnectRetry.jitter, 0.2);
    QCOMPARE(clientOptionsFrom({{u"reconnectRetryOptions.mode"_s, u"null"_s}},
                 *clientOptionsFrom({{u"reconnectRetryOptions.mode"_s, u"Fixed"_s}}))
                 ->reconnectRetry.jitter,
        0.2);
}

void tst_OptionNames::leavesTheRestAlone()
{
    ClientOptions before;
    before.protocol = u"json.webpubsub.azure.v1"_s;
    before.recoveryWindow = 3s;
    before.autoReconnect = false;
    const auto options = clientOptionsFrom(
        {{u"ackTimeoutInMs"_s, u"100"_s}, {u"messageRetryOptions.maxRetries"_s, u"0"_s}}, before);
    QVERIFY(options);
    QCOMPARE(options->protocol, before.protocol);
    QCOMPARE(options->recoveryWindow, 3s);
    QVERIFY(!options->autoReconnect);
    QCOMPARE(options->ackTimeout, 100ms);
    QCOMPARE(options->messageRetry.maxRetries, 0);
    QCOMPARE(clientOptionsFrom({}, before)->protocol, before.protocol);
}

void tst_OptionNames::refuses_data()
{
    QTest::addColumn<Named>("named");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("hint");
    const auto row = [](const QString &name, const QString &value, const QString &error,
                         const QString &hint) {
        QTest::addRow("%s=%s", qPrintable(name), qPrintable(value)) << Named{{name, value}} << error << hint;
    };
    row(u"autoreconnect"_s, u"true"_s, u"OPTION_NAME"_s, u"autoReconnect, autoRejoinGroups"_s);
    row(u""_s, u"1"_s, u"OPTION_NAME"_s, u"no client option \"\""_s);
    row(u"messageRetryOptions"_s, u"3"_s, u"OPTION_NAME"_s, u"messageRetryOptions.maxRetries"_s);
    row(u"autoReconnect"_s, u"yes"_s, u"OPTION_VALUE"_s, u"true or false"_s);
    row(u"autoReconnect"_s, u""_s, u"OPTION_VALUE"_s, u"true or false"_s);
    row(u"keepAliveIntervalInMs"_s, u"-1"_s, u"OPTION_VALUE"_s, u"from 0 (off)"_s); // JS: RangeError
    row(u"keepAliveTimeoutInMs"_s, u"20s"_s, u"OPTION_VALUE"_s, u"whole milliseconds"_s);
    row(u"keepAliveTimeoutInMs"_s, u"2147483648"_s, u"OPTION_VALUE"_s, u"to 2147483647"_s);
    row(u"ackTimeoutInMs"_s, u"0"_s, u"OPTION_VALUE"_s, u"from 1 to"_s);
    row(u"ackTimeoutInMs"_s, u"1.5"_s, u"OPTION_VALUE"_s, u"whole milliseconds"_s);
    row(u"messageRetryOptions.maxRetries"_s, u"2.5"_s, u"OPTION_VALUE"_s, u"a whole number"_s);
    row(u"messageRetryOptions.maxRetries"_s, u"NaN"_s, u"OPTION_VALUE"_s, u"a whole number"_s);
    row(u"messageRetryOptions.maxRetries"_s, u"three"_s, u"OPTION_VALUE"_s, u"cannot be \"three\""_s);
    row(u"messageRetryOptions.retryDelayInMs"_s, u"9223372036854775808"_s, u"OPTION_VALUE"_s, u"whole"_s);
    row(u"reconnectRetryOptions.mode"_s, u"Linear"_s, u"OPTION_VALUE"_s, u"Fixed or Exponential"_s);
    QTest::newRow("twice") << Named{{u"autoReconnect"_s, u"true"_s}, {u"autoReconnect"_s, u"false"_s}}
                           << u"OPTION_TWICE"_s << u"remove one"_s;
    QTest::newRow("the second of two")
        << Named{{u"autoReconnect"_s, u"true"_s}, {u"x"_s, u"1"_s}} << u"OPTION_NAME"_s << u"\"x\""_s;
}

void tst_OptionNames::refuses()
{
    QFETCH(Named, named);
    QFETCH(QString, error);
    QFETCH(QString, hint);
    const auto options = clientOptionsFrom(named);
    QVERIFY(!options);
    QCOMPARE(options.error().name, error);
    QCOMPARE(options.error().kind, ErrorKind::Invalid);
    QVERIFY2(options.error().message.contains(hint), qPrintable(options.error().message));
}

void tst_OptionNames::normalizes()
{
    const ClientOptions byDefault;
    ClientOptions bad;
    bad.messageRetry.delay = bad.messageRetry.maxDelay = bad.reconnectRetry.delay = -1ms;
    bad.reconnectRetry.maxRetries = -7; // without end
    bad.keepAliveInterval = bad.keepAliveTimeout = -1ms;
    bad.connectTimeout = bad.ackTimeout = bad.closeTimeout = bad.recoveryWindow = bad.recoveryDelay = 0ms;
    bad.sequenceAckInterval = -3s;
    bad.maxUnsentBytes = bad.maxIncomingBytes = 0;
    bad.resumeUnsentBytes = -1;
    const ClientOptions good = normalized(bad);
    QCOMPARE(good.messageRetry.delay, byDefault.messageRetry.delay);
    QCOMPARE(good.messageRetry.maxDelay, byDefault.messageRetry.maxDelay);
    QCOMPARE(good.reconnectRetry.delay, byDefault.reconnectRetry.delay);
    QCOMPARE(good.reconnectRetry.maxRetries, -7);
    QCOMPARE(good.keepAliveInterval, byDefault.keepAliveInterval);
    QCOMPARE(good.keepAliveTimeout, byDefault.keepAliveTimeout);
    QCOMPARE(good.connectTimeout, byDefault.connectTimeout);
    QCOMPARE(good.ackTimeout, byDefault.ackTimeout);
    QCOMPARE(good.closeTimeout, byDefault.closeTimeout);
    QCOMPARE(good.recoveryWindow, byDefault.recoveryWindow);
    QCOMPARE(good.recoveryDelay, byDefault.recoveryDelay);
    QCOMPARE(good.sequenceAckInterval, byDefault.sequenceAckInterval);
    QCOMPARE(good.maxUnsentBytes, byDefault.maxUnsentBytes);
    QCOMPARE(good.maxIncomingBytes, byDefault.maxIncomingBytes);
    QCOMPARE(good.resumeUnsentBytes, byDefault.resumeUnsentBytes);

    ClientOptions odd;
    odd.keepAliveInterval = odd.keepAliveTimeout = odd.messageRetry.delay = 0ms; // off, and at once
    odd.maxUnsentBytes = 1000; // the low mark cannot be above the high one
    const ClientOptions kept = normalized(odd);
    QCOMPARE(kept.keepAliveInterval, 0ms);
    QCOMPARE(kept.keepAliveTimeout, 0ms);
    QCOMPARE(kept.messageRetry.delay, 0ms);
    QCOMPARE(kept.maxUnsentBytes, 1000);
    QCOMPARE(kept.resumeUnsentBytes, 1000);
}

QTEST_GUILESS_MAIN(tst_OptionNames)
#include "tst_optionnames.moc"
