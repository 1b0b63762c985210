#include "composer/framesize.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::ComposeRequest;

class tst_FrameSize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void is_the_size_of_the_frame_on_the_wire_data();
    void is_the_size_of_the_frame_on_the_wire();
};

void tst_FrameSize::is_the_size_of_the_frame_on_the_wire_data()
{
    QTest::addColumn<ComposeRequest>("request");
    QTest::addColumn<QByteArray>("frame");
    const auto text = WebPubSub::Payload::text(u"hi"_s);
    QTest::newRow("plain") << ComposeRequest{u"a"_s, u"lobby"_s, text, false, false}
                           << QByteArray(R"({"type":"sendToGroup","group":"lobby","ackId":1,"noEcho":false,)"
                                         R"("dataType":"text","data":"hi"})");
    QTest::newRow("noEcho") << ComposeRequest{u"a"_s, u"lobby"_s, text, true, false}
                            << QByteArray(R"({"type":"sendToGroup","group":"lobby","ackId":1,"noEcho":true,)"
                                          R"("dataType":"text","data":"hi"})");
    QTest::newRow("no ack") << ComposeRequest{u"a"_s, u"lobby"_s, text, true, true}
                            << QByteArray(R"({"type":"sendToGroup","group":"lobby","noEcho":true,)"
                                          R"("dataType":"text","data":"hi"})");
    QTest::newRow("bytes travel as base64")
        << ComposeRequest{u"a"_s, u"lobby"_s, WebPubSub::Payload::binary("hello"), true, true}
        << QByteArray(
               R"({"type":"sendToGroup","group":"lobby","noEcho":true,"dataType":"binary","data":"aGVsbG8="})");
}

void tst_FrameSize::is_the_size_of_the_frame_on_the_wire()
{
    QFETCH(ComposeRequest, request);
    QFETCH(QByteArray, frame);
    QCOMPARE(Ui::sizeOfFrame(request), frame.size());
}

QTEST_APPLESS_MAIN(tst_FrameSize)
#include "tst_framesize.moc"
