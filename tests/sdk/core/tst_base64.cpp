#include "core/base64.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestBase64 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standard_data();
    void standard();
    void urlAlphabet_data();
    void urlAlphabet();
    void everyLengthComesBack();
};

namespace {

void addTable(bool isUrl)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isGood");
    const auto row = [isUrl](const char *text, bool standard, bool url) {
        QTest::newRow(QByteArray(text).toPercentEncoding("+/=*").constData())
            << QByteArray(text) << (isUrl ? url : standard);
    };
    row("", true, true);
    row("AAH/", true, false);
    row("AAH_", false, true);
    row("+AAA", true, false);
    row("-AAA", false, true);
    row("QQ==", true, false);
    row("QUI=", true, false);
    row("QQ", false, true);
    row("QUI", false, true);
    row("Q", false, false);
    row("QUJDR", false, false);
    row("Q===", false, false);
    row("====", false, false);
    row("=QQ=", false, false);
    row("QQ==QQ==", false, false);
    row("QQ= ", false, false);
    row("QU I", false, false);
    row("QUJD\n", false, false);
    row("QUJD\nQUJ", false, false);
    row("QUJ*", false, false);
    row("QUJ\xC3", false, false);
}

} // namespace

void TestBase64::standard_data()
{
    addTable(false);
}

void TestBase64::standard()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    const auto bytes = fromStrictBase64(text);
    QCOMPARE(bytes.has_value(), isGood);
    if (isGood)
        QCOMPARE(bytes->toBase64(), text);
}

void TestBase64::urlAlphabet_data()
{
    addTable(true);
}

void TestBase64::urlAlphabet()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isGood);
    const auto bytes = fromStrictBase64Url(text);
    QCOMPARE(bytes.has_value(), isGood);
    if (isGood)
        QCOMPARE(bytes->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals), text);
}

void TestBase64::everyLengthComesBack()
{
    QByteArray bytes;
    for (int i = 0; i < 300; ++i, bytes += char(i * 7)) {
        QCOMPARE(fromStrictBase64(bytes.toBase64()), bytes);
        QCOMPARE(fromStrictBase64Url(
                     bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)),
            bytes);
    }
}

QTEST_GUILESS_MAIN(TestBase64)
#include "tst_base64.moc"
