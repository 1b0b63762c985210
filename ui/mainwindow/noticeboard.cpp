#include "mainwindow/noticeboard.h"

#include "shared/banner.h"

#include <algorithm>

namespace Ui {

namespace {
//! Of a hundred old failures nobody reads more than the last.
constexpr int capacity = 16;
} // namespace

NoticeBoard::NoticeBoard(QObject *parent)
    : QObject(parent)
{
}

void NoticeBoard::addBanner(Banner *banner)
{
    m_banners.append(banner);
    connect(banner, &Banner::actionTriggered, this, [this] {
        const std::optional<Notice> notice = current();
        if (!notice)
            return;
        clear(notice->id);
        Q_EMIT actionTriggered(*notice);
    });
    connect(banner, &Banner::dismissed, this, [this] {
        if (const std::optional<Notice> notice = current())
            clear(notice->id);
    });
    connect(banner, &QObject::destroyed, this, [this, banner] { m_banners.removeAll(banner); });
    show();
}

std::optional<Notice> NoticeBoard::current() const
{
    return m_notices.isEmpty() ? std::nullopt : std::optional<Notice>(m_notices.constLast());
}

void NoticeBoard::raise(const Notice &notice)
{
    remove(notice.id);
    m_notices.append(notice);
    if (m_notices.size() > capacity)
        m_notices.removeFirst();
    show();
}

void NoticeBoard::clear(const QString &id)
{
    remove(id);
    show();
}

void NoticeBoard::remove(const QString &id)
{
    m_notices.removeIf([&id](const Notice &notice) { return notice.id == id; });
}

void NoticeBoard::show()
{
    const std::optional<Notice> notice = current();
    for (Banner *banner : std::as_const(m_banners)) {
        // hide(), not dismiss(): nobody closed it.
        if (notice)
            banner->showMessage(notice->state, notice->word, notice->sentence, notice->action);
        else
            banner->hide();
    }
}

} // namespace Ui
