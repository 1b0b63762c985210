// Reads every #include and compares it with the arrows between the folders. The link lines say the same, but
// a header found over another target's include path would slip through them.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Layer {
    QStringList mayInclude = {}; // folders beside its own
    QStringList qtModules = {};
    QStringList libraries = {}; // first part of the path of other <...> headers
};

// The arrows. What is not here is forbidden.
const QMap<QString, Layer> &layers()
{
    static const QStringList core = {u"QtCore"_s};
    static const QStringList net = {u"QtCore"_s, u"QtNetwork"_s};
    static const QStringList gui = {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s};
    static const QStringList sdk = {u"sdk/core"_s, u"sdk/protocol"_s, u"sdk/auth"_s, u"sdk/client"_s,
        u"sdk/service"_s, u"sdk/http"_s, u"sdk/localhub"_s, u"sdk/trace"_s};
    static const QStringList features = {
        u"ui/shared"_s, u"ui/connections"_s, u"ui/rooms"_s, u"ui/composer"_s, u"ui/trace"_s};
    static const QStringList values = {u"ui/shared"_s, u"sdk/core"_s, u"sdk/protocol"_s, u"sdk/auth"_s};
    static const QMap<QString, Layer> table = {
        {u"sdk/core"_s, {{}, core}},
        {u"sdk/protocol"_s,
            {{u"sdk/core"_s}, core, {u"simdjson.h"_s, u"emmintrin.h"_s, u"google"_s, u"webpubsub.pb.h"_s}}},
        {u"sdk/auth"_s, {{u"sdk/core"_s, u"sdk/protocol"_s}, core}},
        {u"sdk/client"_s,
            {{u"sdk/core"_s, u"sdk/protocol"_s, u"sdk/auth"_s},
                {u"QtCore"_s, u"QtNetwork"_s, u"QtWebSockets"_s}}},
        {u"sdk/service"_s, {{u"sdk/core"_s, u"sdk/protocol"_s, u"sdk/auth"_s}, net}},
        {u"sdk/http"_s, {{u"sdk/core"_s}, net, {u"boost"_s, u"wslay"_s, u"sys"_s}}},
        {u"sdk/localhub"_s, {{u"sdk/core"_s, u"sdk/protocol"_s, u"sdk/auth"_s, u"sdk/http"_s}, net}},
        {u"sdk/trace"_s, {{u"sdk/core"_s}, core, {u"simdjson.h"_s}}},
        {u"sdk/examples"_s,
            {{u"sdk/core"_s, u"sdk/protocol"_s, u"sdk/auth"_s, u"sdk/client"_s, u"sdk/service"_s}, core}},
        {u"ui/shared"_s, {{u"sdk/core"_s, u"resources"_s}, gui + QStringList{u"QtSvg"_s}}},
        {u"ui/connections"_s, {values, gui}},
        {u"ui/rooms"_s, {values, gui}},
        {u"ui/composer"_s, {values, gui}},
        {u"ui/trace"_s, {values + QStringList{u"sdk/trace"_s}, gui}},
        {u"ui/workspace"_s, {features + sdk, gui}},
        {u"ui/mainwindow"_s, {features + sdk + QStringList{u"ui/workspace"_s}, gui}},
        {u"app"_s,
            {features + sdk + QStringList{u"ui/workspace"_s, u"ui/mainwindow"_s, u"resources"_s}, gui,
                {u"sys"_s, u"fcntl.h"_s, u"poll.h"_s, u"unistd.h"_s}}},
        {u"resources"_s, {{}, core}},
    };
    return table;
}

QString folderOf(const QString &path)
{
    return path.section(u'/', 0, -2);
}

// What <QHeader> belongs to: "QtCore" and so on; empty when Qt has no such header.
QString qtModuleOf(const QString &header)
{
    static const QHash<QString, QString> modules = [] {
        QHash<QString, QString> found;
        const QDir root(QStringLiteral(QT_HEADER_ROOT));
        for (const QString &module : root.entryList({u"Qt*"_s}, QDir::Dirs))
            for (const QString &name : QDir(root.filePath(module)).entryList(QDir::Files))
                found.insert(name, module);
        return found;
    }();
    return modules.value(header);
}

class Tree {
public:
    //! \p files: paths from the root, of everything that can be included.
    explicit Tree(const QSet<QString> &files)
        : m_files(files)
    {
    }

    //! What is wrong with an #include in \p file, or nothing.
    QString complaint(const QString &file, const QString &include) const
    {
        const QString folder = folderOf(file);
        if (!layers().contains(folder))
            return u"%1 is in no known folder: give it a place in the arrows"_s.arg(file);
        const QString name = include.mid(1, include.size() - 2);
        const QString problem =
            include.startsWith(u'"') ? ownProblem(folder, name) : foreignProblem(folder, name);
        return problem.isEmpty() ? QString() : u"%1 includes %2: %3"_s.arg(file, include, problem);
    }

private:
    QString ownProblem(const QString &folder, const QString &name) const
    {
        QStringList places;
        QStringList roots = {u"sdk/"_s, u"ui/"_s, u"resources/"_s};
        if (folder == u"app"_s) // programs have no root of their own
            roots.append(u"app/"_s);
        for (const QString &root : roots) {
            if (m_files.contains(root + name))
                places.append(root + name);
        }
        if (places.isEmpty())
            return u"not found from the root of sdk or ui"_s;
        if (places.size() > 1)
            return u"found twice, as %1"_s.arg(places.join(u" and "_s));
        const QString target = folderOf(places.constFirst());
        if (target == folder || layers().value(folder).mayInclude.contains(target))
            return {};
        return u"no arrow leads from %1 to %2"_s.arg(folder, target);
    }

    static QString foreignProblem(const QString &folder, const QString &name)
    {
        const Layer layer = layers().value(folder);
        if (name.startsWith(u"Qt"_s) && name.contains(u'/'))
            return u"Qt's headers are written without their module, so that the link line guards them"_s;
        if (const QString module = qtModuleOf(name); !module.isEmpty())
            return layer.qtModules.contains(module) ? QString() : u"%1 may not use %2"_s.arg(folder, module);
        static const QRegularExpression standard(u"^[a-z_]+$"_s);
        if (standard.match(name).hasMatch() || layer.libraries.contains(name.section(u'/', 0, 0)))
            return {};
        return u"%1 may not use this library"_s.arg(folder);
    }

    QSet<QString> m_files;
};

} // namespace

class TestLayering : public QObject {
    Q_OBJECT

    const QDir m_root{QStringLiteral(HUBSCOPE_SOURCE_DIR)};
    QStringList m_sources; // of the product, from the root
    QStringList m_all; // with the tests

    QStringList filesBelow(const QString &folder) const
    {
        QStringList files;
        QDirIterator walk(
            m_root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = m_root.relativeFilePath(walk.next());
            if (!path.contains(u"node_modules"_s))
                files.append(path);
        }
        return files;
    }
    QString textOf(const QString &path) const
    {
        QFile file(m_root.filePath(path));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &folder : {u"sdk"_s, u"ui"_s, u"app"_s, u"resources"_s})
            m_sources += filesBelow(folder);
        m_all = m_sources + filesBelow(u"tests"_s);
        QVERIFY(m_sources.size() > 50);
        QVERIFY(m_all.size() > m_sources.size());
        QCOMPARE(qtModuleOf(u"QString"_s), u"QtCore"_s);
        QCOMPARE(qtModuleOf(u"QWidget"_s), u"QtWidgets"_s);
    }

    void everyIncludeFollowsAnArrow_data()
    {
        QTest::addColumn<QString>("folder");
        for (auto layer = layers().begin(); layer != layers().end(); ++layer)
            QTest::newRow(qPrintable(layer.key())) << layer.key();
    }
    void everyIncludeFollowsAnArrow()
    {
        QFETCH(QString, folder);
        static const QRegularExpression include(
            u"^\\s*#\\s*include\\s*(<[^>]+>|\"[^\"]+\")"_s, QRegularExpression::MultilineOption);
        const Tree tree(QSet<QString>(m_sources.begin(), m_sources.end()));
        QStringList complaints;
        int includes = 0;
        for (const QString &file : std::as_const(m_sources)) {
            if (folderOf(file) != folder)
                continue;
            for (const auto &match : include.globalMatch(textOf(file))) {
                ++includes;
                const QString complaint = tree.complaint(file, match.captured(1));
                if (!complaint.isEmpty())
                    complaints.append(complaint);
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        QVERIFY(includes > 0);
    }

    void everyFolderHasItsArrows()
    {
        for (const QString &file : std::as_const(m_sources))
            QVERIFY2(layers().contains(folderOf(file)), qPrintable(file));
    }

    // The checker itself: includes that must not pass, and their lawful neighbours.
    void aWrongIncludeIsSeen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("says"); // empty: it is lawful
        const auto row = [](const char *name, const QString &file, const QString &include,
                             const QString &says) { QTest::newRow(name) << file << include << says; };
        row("down an arrow", u"sdk/client/a.cpp"_s, u"\"auth/a.h\""_s, {});
        row("its own folder", u"ui/rooms/a.cpp"_s, u"\"rooms/a.h\""_s, {});
        row("up an arrow", u"sdk/core/a.cpp"_s, u"\"client/a.h\""_s, u"no arrow leads"_s);
        row("client to service", u"sdk/client/a.cpp"_s, u"\"service/a.h\""_s, u"no arrow leads"_s);
        row("the SDK to the window", u"sdk/localhub/a.cpp"_s, u"\"shared/a.h\""_s, u"no arrow leads"_s);
        row("a feature to another", u"ui/rooms/a.cpp"_s, u"\"composer/a.h\""_s, u"no arrow leads"_s);
        row("a feature to the workspace", u"ui/trace/a.cpp"_s, u"\"workspace/a.h\""_s, u"no arrow leads"_s);
        row("a feature to a client", u"ui/rooms/a.cpp"_s, u"\"client/a.h\""_s, u"no arrow leads"_s);
        row("a relative path", u"sdk/client/a.cpp"_s, u"\"a.h\""_s, u"not found"_s);
        row("a path from above the root", u"ui/rooms/a.cpp"_s, u"\"ui/rooms/a.h\""_s, u"not found"_s);
        row("a name that two folders have", u"ui/trace/a.cpp"_s, u"\"trace/both.h\""_s, u"found twice"_s);
        row("an unknown folder", u"sdk/new/a.cpp"_s, u"<QString>"_s, u"no known folder"_s);
        row("Qt without a module", u"sdk/core/a.cpp"_s, u"<QString>"_s, {});
        row("Qt with its module", u"ui/rooms/a.cpp"_s, u"<QtWidgets/QWidget>"_s, u"without their module"_s);
        row("a widget in the SDK", u"sdk/client/a.cpp"_s, u"<QWidget>"_s, u"may not use QtWidgets"_s);
        row("a colour in the store", u"sdk/trace/a.cpp"_s, u"<QColor>"_s, u"may not use QtGui"_s);
        row("a socket in the protocol", u"sdk/protocol/a.cpp"_s, u"<QTcpSocket>"_s,
            u"may not use QtNetwork"_s);
        row("a lower-case Qt header", u"sdk/core/a.cpp"_s, u"<qwidget.h>"_s, u"may not use QtWidgets"_s);
        row("a WebSocket in the hub", u"sdk/localhub/a.cpp"_s, u"<QWebSocket>"_s,
            u"may not use QtWebSockets"_s);
        row("the standard library", u"sdk/core/a.cpp"_s, u"<condition_variable>"_s, {});
        row("a library where it belongs", u"sdk/http/a.cpp"_s, u"<boost/beast/http/parser.hpp>"_s, {});
        row("a library elsewhere", u"sdk/client/a.cpp"_s, u"<boost/asio.hpp>"_s,
            u"may not use this library"_s);
    }
    void aWrongIncludeIsSeen()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QFETCH(QString, says);
        QSet<QString> files = {u"sdk/trace/both.h"_s, u"ui/trace/both.h"_s};
        for (const QString &folder : layers().keys()) {
            if (folder.contains(u'/'))
                files.insert(folder + u"/a.h"_s);
        }
        const QString complaint = Tree(files).complaint(file, include);
        if (says.isEmpty())
            QCOMPARE(complaint, QString());
        else
            QVERIFY2(complaint.contains(says), qPrintable(complaint));
    }

    void noFileIsLongerThan400Lines()
    {
        QStringList tooLong;
        for (const QString &file : std::as_const(m_all)) {
            if (const auto lines = textOf(file).count(u'\n'); lines > 400)
                tooLong.append(u"%1: %2 lines"_s.arg(file).arg(lines));
        }
        QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
