#include "mainwindow/quickswitch.h"

#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int indexRole = Qt::UserRole + 1;

//! Shows what holds every word typed, in any order.
class WordFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &text)
    {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString text = sourceModel()->index(row, 0, parent).data().toString();
        return std::all_of(m_words.begin(), m_words.end(),
            [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

} // namespace

QuickSwitch::QuickSwitch(const QList<Destination> &destinations, QWidget *parent)
    : QDialog(parent, Qt::Popup)
    , m_destinations(destinations)
    , m_model(new QStandardItemModel(this))
    , m_found(new WordFilter(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setWindowTitle(tr("Go to"));
    m_found->setSourceModel(m_model);
    fill();
    m_field->setPlaceholderText(tr("Room, user or command"));
    m_field->setAccessibleName(tr("Go to room, user or command"));
    m_field->addAction(icon(QStringLiteral("find")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setModel(m_found);
    m_list->setAccessibleName(tr("Destinations"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setProperty(accentBarProperty, true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::control, Space::control, Space::control, Space::control);
    column->addWidget(m_field);
    column->addWidget(m_list);
    resize(440, 360);
    connect(m_field, &QLineEdit::textEdited, this, &QuickSwitch::search);
    connect(m_field, &QLineEdit::returnPressed, this, &QuickSwitch::goToCurrent);
    connect(m_list, &QListView::clicked, this, &QuickSwitch::goToCurrent);
    search({});
}

void QuickSwitch::fill()
{
    for (int i = 0; i < m_destinations.size(); ++i) {
        const Destination &destination = m_destinations.at(i);
        const QString text = destination.detail.isEmpty()
            ? destination.name
            : tr("%1, %2", "destination, what it is").arg(destination.name, destination.detail);
        auto *item = new QStandardItem(text);
        if (!destination.iconName.isEmpty())
            item->setIcon(Ui::icon(destination.iconName));
        item->setData(i, indexRole);
        m_model->appendRow(item);
    }
}

QStringList QuickSwitch::shownNames() const
{
    QStringList names;
    for (int row = 0; row < m_found->rowCount(); ++row)
        names << m_destinations.at(m_found->index(row, 0).data(indexRole).toInt()).name;
    return names;
}

void QuickSwitch::search(const QString &text)
{
    static_cast<WordFilter *>(m_found)->setWords(text);
    m_list->setCurrentIndex(m_found->index(0, 0));
}

void QuickSwitch::goToCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const std::function<void()> go = m_destinations.at(index.data(indexRole).toInt()).go;
    accept(); // first: what we go to takes the focus
    go();
}

bool QuickSwitch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_found->rowCount() > 0) {
            const int row = qBound(0, m_list->currentIndex().row() + step, m_found->rowCount() - 1);
            m_list->setCurrentIndex(m_found->index(row, 0));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Ui
