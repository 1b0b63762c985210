// Every text of the window is in every language: nothing missing, nothing stale, nothing unfinished.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context = {};
    QString source = {};
    QString state = {}; //!< "unfinished", "vanished", "obsolete", or empty when it is done
    QStringList texts = {}; //!< one, or one for each plural form
    bool isPlural = false;

    QString place() const { return context + u": "_s + source; }
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.state = xml.attributes().value("type"_L1).toString();
    if (!message.isPlural) {
        message.texts = {xml.readElementText()};
        return;
    }
    while (xml.readNextStartElement())
        message.texts.append(xml.readElementText());
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{.context = context, .isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

QList<Message> readMessages(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append(readMessage(xml, context));
    }
    return messages;
}

// The %1, %L2 of a text, sorted; what is filled in must be the same in every language.
QStringList markers(const QString &text)
{
    static const QRegularExpression marker(u"%L?[0-9]"_s);
    QStringList found;
    for (const auto &match : marker.globalMatch(text))
        found.append(match.captured());
    found.sort();
    return found;
}

// What is wrong with a translation that says it is done, or nothing.
QString fault(const Message &message)
{
    for (const QString &text : message.texts) {
        if (text.isEmpty())
            return u"is empty"_s;
        if (markers(text) != markers(message.source))
            return u"has other %-markers: %1"_s.arg(text);
        if (text.trimmed() != text && message.source.trimmed() == message.source)
            return u"has blanks around: %1"_s.arg(text);
    }
    return {};
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_warnings;

private Q_SLOTS:
    // The files are copied and the copies brought up to date: what then is missing or stale was so before.
    void initTestCase()
    {
        const QDir tree(QStringLiteral(HUBSCOPE_SOURCE_DIR "/translations"));
        for (const QString &name : tree.entryList({u"*.ts"_s}))
            QVERIFY(QFile::copy(tree.filePath(name), m_folder.filePath(name)));
        QProcess update;
        update.start(tree.filePath(u"update"_s), {QStringLiteral(LUPDATE), m_folder.path()});
        QVERIFY(update.waitForFinished());
        m_warnings = QString::fromUtf8(update.readAllStandardError());
        QVERIFY2(update.exitCode() == 0, qPrintable(m_warnings));
    }

    // A text whose class lupdate cannot tell is looked up under another name at run time, and never found.
    void lupdateUnderstandsTheSources() { QVERIFY2(m_warnings.isEmpty(), qPrintable(m_warnings)); }

    // lupdate looks for literals in calls of tr() and translate(); it does not see through a function around
    // them.
    void noFunctionHidesATextFromLupdate()
    {
        static const QRegularExpression wrapper(
            u"^[\\w:]*QString (tr|translate)\\(const char"_s, QRegularExpression::MultilineOption);
        QProcess find;
        find.setWorkingDirectory(QStringLiteral(HUBSCOPE_SOURCE_DIR));
        find.start(u"find"_s, {u"ui"_s, u"app"_s, u"-name"_s, u"*.cpp"_s});
        QVERIFY(find.waitForFinished());
        const QStringList files =
            QString::fromUtf8(find.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(files.size() > 20);
        QStringList offenders;
        for (const QString &path : files) {
            QFile file(find.workingDirectory() + u'/' + path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (wrapper.match(QString::fromUtf8(file.readAll())).hasMatch())
                offenders.append(path);
        }
        QVERIFY2(offenders.isEmpty(),
            qPrintable(u"Use Q_DECLARE_TR_FUNCTIONS in place of a function of its own in:\n"_s
                + offenders.join(u'\n')));
    }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("forms");
        QTest::newRow("German") << u"hubscope_de.ts"_s << 2;
        QTest::newRow("Simplified Chinese") << u"hubscope_zh_CN.ts"_s << 1;
        QTest::newRow("English plurals") << u"hubscope_en.ts"_s << 2;
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        QFETCH(int, forms);
        const QList<Message> messages = readMessages(m_folder.filePath(file));
        QVERIFY(!messages.isEmpty());
        QStringList complaints;
        for (const Message &message : messages) {
            if (message.state == "unfinished"_L1)
                complaints.append(message.place() + u" is missing"_s);
            else if (!message.state.isEmpty())
                complaints.append(message.place() + u" is stale"_s);
            else if (message.isPlural && message.texts.size() != forms)
                complaints.append(message.place() + u" has another number of plural forms"_s);
            else if (const QString problem = fault(message); !problem.isEmpty())
                complaints.append(message.place() + u' ' + problem);
        }
        const QString summary =
            u"%1 of %2 texts. Run the target update_translations and translate:\n"_s.arg(complaints.size())
                .arg(messages.size());
        QVERIFY2(complaints.isEmpty(), qPrintable(summary + complaints.mid(0, 10).join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
