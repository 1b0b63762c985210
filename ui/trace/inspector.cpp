#include "trace/inspector.h"

#include "shared/theme.h"
#include "trace/framepage.h"
#include "trace/messagepage.h"
#include "trace/rowreader.h"
#include "trace/tracestore.h"

#include <QLabel>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTimer>

namespace Ui {

namespace {
//! A story grows row by row while one looks at it; it is told anew at most this often.
constexpr auto refreshPause = std::chrono::milliseconds(100);
} // namespace

class Inspector::Private {
public:
    Private(Inspector *inspector, WebPubSub::TraceStore *traceStore)
        : store(traceStore)
        , nothing(new QLabel(Inspector::tr("Select a row"), inspector))
        , tabs(new QTabWidget(inspector))
        , message(new MessagePage(traceStore))
        , frame(new FramePage)
        , pages(new QStackedLayout(inspector))
    {
        nothing->setTextFormat(Qt::PlainText);
        nothing->setAlignment(Qt::AlignCenter);
        nothing->setForegroundRole(QPalette::PlaceholderText);
        tabs->setDocumentMode(true);
        tabs->addTab(message, Inspector::tr("Message"));
        tabs->addTab(frame, Inspector::tr("Frame"));
        pages->addWidget(nothing);
        pages->addWidget(tabs);
        refresh.setSingleShot(true);
        refresh.setInterval(refreshPause);
    }

    void refreshLater()
    {
        if (row >= 0 && !refresh.isActive())
            refresh.start();
    }
    //! Only when the story went on: what was chosen in the lists must not be lost for nothing.
    void refreshMessage()
    {
        const qsizetype rows = store->rowsOf(store->outline(row).correlation).size();
        if (rows != storyRows)
            showMessage(rows);
    }
    void showMessage(qsizetype rows)
    {
        storyRows = rows;
        message->showEntry(readRow(*store, row));
    }

    WebPubSub::TraceStore *store;
    int row = -1;
    qsizetype storyRows = 0; // rows of its correlation when it was shown
    QLabel *nothing;
    QTabWidget *tabs;
    MessagePage *message;
    FramePage *frame;
    QStackedLayout *pages;
    QTimer refresh;
};

Inspector::Inspector(WebPubSub::TraceStore *store, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, store))
{
    using WebPubSub::TraceStore;
    connect(d->message, &MessagePage::filterRequested, this, &Inspector::filterRequested);
    connect(d->message, &MessagePage::rowRequested, this, &Inspector::rowRequested);
    connect(&d->refresh, &QTimer::timeout, this, [this] {
        if (d->row >= 0)
            d->refreshMessage();
    });
    connect(store, &TraceStore::reset, this, &Inspector::showNothing);
    connect(store, &TraceStore::rowsChanged, this, [this] { d->refreshLater(); });
    connect(store, &TraceStore::rowsAppended, this, [this] { d->refreshLater(); });
    showNothing();
}

Inspector::~Inspector() = default;

void Inspector::setLaneLookup(const LaneLookup &lookup)
{
    d->message->setLaneLookup(lookup);
    showRow(d->row);
}

void Inspector::setMembers(const QString &group, const QList<GroupMember> &members)
{
    d->message->setMembers(group, members);
}

int Inspector::shownRow() const
{
    return d->row;
}

void Inspector::showRow(int storeRow)
{
    if (storeRow < 0 || storeRow >= d->store->rowCount()) {
        showNothing();
        return;
    }
    d->row = storeRow;
    d->showMessage(d->store->rowsOf(d->store->outline(storeRow).correlation).size());
    d->frame->showEntry(d->store->row(storeRow));
    d->pages->setCurrentWidget(d->tabs);
}

void Inspector::showNothing()
{
    d->row = -1;
    d->refresh.stop();
    d->pages->setCurrentWidget(d->nothing);
}

} // namespace Ui
