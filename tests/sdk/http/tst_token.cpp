#include "http/token.h"

#include <QTest>

class tst_Token : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTokens_data();
    void knowsTokens();
};

void tst_Token::knowsTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("token");
    QTest::newRow("letters and digits") << QByteArray("azAZ09") << true;
    QTest::newRow("all marks") << QByteArray("!#$%&'*+-.^_`|~") << true;
    QTest::newRow("nothing") << QByteArray() << false;
    for (const char separator : QByteArrayLiteral("\"(),/:;<=>?@[\\]{} \t\r\n\x01\x7f\x80\xff")) {
        QTest::newRow(qPrintable(QStringLiteral("byte %1").arg(uint(uchar(separator)))))
            << QByteArray("a") + separator << false;
    }
}

void tst_Token::knowsTokens()
{
    QFETCH(QByteArray, text);
    QTEST(WebPubSub::isToken(text), "token");
}

QTEST_GUILESS_MAIN(tst_Token)
#include "tst_token.moc"
