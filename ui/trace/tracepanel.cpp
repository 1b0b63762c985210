#include "trace/tracepanel.h"

#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"
#include "trace/tracepanel_p.h"
#include "trace/tracestore.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr auto typingPause = std::chrono::milliseconds(120);
constexpr auto announcePause = std::chrono::seconds(2);

QToolButton *makeButton(const QString &iconName, const QString &text, const char *variant, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty(variantProperty, QString::fromLatin1(variant));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(iconName));
    button->setText(text);
    return button;
}

} // namespace

TracePanel::Private::Private(TracePanel *panel, WebPubSub::TraceStore *traceStore)
    : QObject(panel)
    , q(panel)
    , store(traceStore)
    , model(traceStore)
    , filter(traceStore)
    , view(new TraceView(&model, panel))
    , failures(new FailureMarks(traceStore, &model, view->failureBar()))
    , field(new FilterField(panel))
    , note(new ThreadNote(panel))
    , hint(new TraceHint(panel))
    , follow(makeButton(QStringLiteral("follow"), TracePanel::tr("Follow"), "chip", panel))
    , clear(makeButton(QStringLiteral("clear"), TracePanel::tr("Clear"), "flat", panel))
{
    typing.setSingleShot(true);
    typing.setInterval(typingPause);
    announcing.setSingleShot(true);
    announcing.setInterval(announcePause);
    follow->setCheckable(true);
    follow->setChecked(true);
    follow->setToolTip(TracePanel::tr("Keep the newest row in sight"));
    clear->setToolTip(TracePanel::tr("Start with an empty table; the session keeps all rows"));
    layOut();
    connectParts();
    refresh();
    announce();
}

// The view shows the model, and its scroll bar asks for the marks: it goes first.
TracePanel::Private::~Private()
{
    delete view;
    delete failures;
}

void TracePanel::Private::layOut()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Space::control, Space::tight, Space::control, Space::tight);
    bar->setSpacing(Space::control);
    for (QToolButton *button : {follow, clear})
        button->setMinimumHeight(field->sizeHint().height());
    bar->addWidget(field, 1);
    bar->addWidget(note);
    bar->addWidget(follow);
    bar->addWidget(clear);
    auto *table = new QGridLayout; // the hint lies over the middle of the table
    table->addWidget(view, 0, 0);
    table->addWidget(hint, 0, 0, Qt::AlignCenter);
    hint->raise();
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(table, 1);
}

void TracePanel::Private::connectParts()
{
    connect(field, &QLineEdit::textEdited, &typing, qOverload<>(&QTimer::start));
    connect(&typing, &QTimer::timeout, this, &Private::applyFilter);
    connect(field, &FilterField::cleared, q, [this] { q->setFilterText({}); });
    connect(field, &FilterField::leftDownwards, this, [this] {
        if (typing.isActive())
            applyFilter();
        view->setFocus();
    });
    connect(&filter, &TraceFilter::matched, &model, &TraceModel::setMatches);
    connect(&filter, &TraceFilter::finished, this, &Private::refresh);
    connect(&model, &TraceModel::countsChanged, this, &Private::refresh);
    connect(&model, &TraceModel::threadChanged, this, [this] {
        refresh();
        goToThread();
    });
    connect(store, &WebPubSub::TraceStore::rowsChanged, this, &Private::onRowsChanged);
    connect(view, &TraceView::rowSelected, this, &Private::onRowSelected);
    connect(view, &TraceView::followingChanged, follow, &QToolButton::setChecked);
    connect(view, &TraceView::latestRequested, this, &Private::latest);
    connect(view, &TraceView::filterRequested, this, &Private::addToFilter);
    connect(note, &ThreadNote::onlyRequested, this,
        [this](const QString &correlation) { q->setFilterText(QStringLiteral("trace:") + correlation); });
    connect(
        follow, &QToolButton::clicked, this, [this](bool on) { on ? latest() : view->setFollowing(false); });
    connect(clear, &QToolButton::clicked, q, &TracePanel::clearView);
    connect(hint, &TraceHint::actionTriggered, this, &Private::onHintAction);
    connect(&announcing, &QTimer::timeout, this, &Private::announce);
}

// A wrong filter is shown where it is wrong and changes nothing: what one looked at stays.
void TracePanel::Private::applyFilter()
{
    typing.stop();
    const TraceQuery::Parsed parsed = TraceQuery::parse(field->text(), WebPubSub::nowUs());
    field->setParsed(parsed);
    if (parsed.error)
        return;
    if (parsed.query.isEmpty())
        model.showAll();
    else
        model.expectMatches();
    filter.start(parsed.query, model.clearedRows());
    refresh();
}

void TracePanel::Private::addToFilter(const QString &term)
{
    const QString present = field->text().trimmed();
    q->setFilterText(present.isEmpty() ? term : present + u' ' + term);
}

void TracePanel::Private::onRowSelected(int storeRow)
{
    Q_EMIT q->rowSelected(storeRow);
    const QString correlation = storeRow < 0 ? QString() : store->outline(storeRow).correlation;
    wantsThread = false;
    if (correlation == model.correlation())
        return;
    setCorrelation(correlation);
    Q_EMIT q->correlationSelected(correlation);
}

void TracePanel::Private::setCorrelation(const QString &correlation)
{
    model.selectCorrelation(correlation);
    refresh();
}

// The correlation of a delivery is known only when both ends were seen: the selected row may get its story
// late.
void TracePanel::Private::onRowsChanged(int first, int last)
{
    const int row = view->selectedStoreRow();
    if (row < first || row > last || !model.correlation().isEmpty())
        return;
    const QString correlation = store->outline(row).correlation;
    if (correlation.isEmpty())
        return;
    setCorrelation(correlation);
    Q_EMIT q->correlationSelected(correlation);
}

void TracePanel::Private::goToThread()
{
    const QList<int> rows = model.threadRows();
    if (!wantsThread || rows.isEmpty())
        return;
    wantsThread = false;
    if (rows.contains(view->selectedStoreRow()))
        return;
    for (const int row : rows) {
        if (view->selectStoreRow(row))
            return;
    }
    Q_EMIT q->rowSelected(rows.first()); // the filter hides them all; the inspector still shows it
}

void TracePanel::Private::latest()
{
    q->setPaused(false);
    view->setFollowing(true);
    follow->setChecked(true);
}

void TracePanel::Private::onHintAction()
{
    if (filter.isActive()) {
        q->setFilterText({});
        return;
    }
    model.restoreView();
    view->setFollowing(true);
}

QString TracePanel::Private::countText() const
{
    const QLocale locale;
    const int total = model.totalRows();
    QString text = TracePanel::tr("%n rows", nullptr, total);
    if (filter.isActive())
        text = TracePanel::tr("%1 of %n rows", "shown of all", total).arg(locale.toString(model.rowCount()));
    if (filter.isScanning())
        text = TracePanel::tr("%1, searching…").arg(text);
    return text;
}

void TracePanel::Private::refresh()
{
    const int total = model.totalRows();
    field->setCount(total > 0 ? countText() : QString());
    note->setThread(model.correlation(), int(model.threadRows().size()));
    if (model.rowCount() > 0 || filter.isScanning())
        hint->showHint({});
    else if (total > 0 && filter.isActive())
        hint->showHint(
            TracePanel::tr("0 of %n rows match.", nullptr, total), TracePanel::tr("Clear filter"));
    else if (total > 0)
        hint->showHint(TracePanel::tr("Paused. %n rows wait.", nullptr, total));
    else if (model.clearedRows() > 0)
        hint->showHint(
            TracePanel::tr("View cleared. The session keeps %n rows.", nullptr, model.clearedRows()),
            TracePanel::tr("Show them"));
    else
        hint->showHint(TracePanel::tr("Capture is on, nothing yet"));
    if (!announcing.isActive())
        announcing.start();
}

void TracePanel::Private::announce()
{
    QStringList parts{TracePanel::tr("Live trace"), TracePanel::tr("%n rows", nullptr, model.totalRows()),
        TracePanel::tr("%n shown", nullptr, model.rowCount())};
    if (model.isPaused())
        parts.append(TracePanel::tr("paused"));
    view->setAccessibleName(parts.join(TracePanel::tr(", ", "between the parts of a name")));
}

TracePanel::TracePanel(WebPubSub::TraceStore *store, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, store))
{
    setFocusProxy(d->view);
}

TracePanel::~TracePanel() = default;

void TracePanel::setLaneLookup(const LaneLookup &lookup)
{
    d->model.setLaneLookup(lookup);
}

void TracePanel::setPaused(bool paused)
{
    if (isPaused() == paused)
        return;
    d->model.setPaused(paused);
    d->announce();
    Q_EMIT pausedChanged(paused);
}

bool TracePanel::isPaused() const
{
    return d->model.isPaused();
}

bool TracePanel::isFollowing() const
{
    return d->view->isFollowing();
}

QString TracePanel::filterText() const
{
    return d->field->text();
}

QWidget *TracePanel::threadNote() const
{
    return d->note;
}

QByteArray TracePanel::saveColumns() const
{
    return d->view->horizontalHeader()->saveState();
}

bool TracePanel::restoreColumns(const QByteArray &state)
{
    return d->view->horizontalHeader()->restoreState(state);
}

void TracePanel::selectCorrelation(const QString &correlation)
{
    d->wantsThread = !correlation.isEmpty();
    d->setCorrelation(correlation);
    d->goToThread();
    if (correlation.isEmpty())
        d->view->clearSelectedRow();
}

void TracePanel::selectRow(int storeRow)
{
    if (storeRow >= 0 && storeRow < d->store->rowCount() && !d->view->selectStoreRow(storeRow))
        d->onRowSelected(storeRow);
}

void TracePanel::focusFilter()
{
    d->field->setFocus(Qt::ShortcutFocusReason);
    d->field->selectAll();
}

void TracePanel::setFilterText(const QString &text)
{
    d->field->setText(text);
    d->applyFilter();
}

void TracePanel::clearView()
{
    d->model.clearView();
    d->applyFilter();
}

} // namespace Ui
