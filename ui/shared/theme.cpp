#include "shared/theme.h"

#include "shared/typeface.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QVariant>

#include <array>

namespace Ui {

namespace {

constexpr const char *themeProperty = "hubscopeTheme";

struct TokenColor {
    QRgb light;
    QRgb dark;
};

//! In the order of Token; the ratios these pairs must reach are checked by tst_theme.
constexpr std::array<TokenColor, 28> colors = {{
    {0xfff3f4f6, 0xff1f2226}, // Window
    {0xffffffff, 0xff17191c}, // Base
    {0xfff8f9fb, 0xff1b1d21}, // Alt
    {0xffeceef1, 0xff25292e}, // Header
    {0xffffffff, 0xff2b3036}, // Button
    {0xffc3c8d1, 0xff454c56}, // ButtonLine
    {0xffdadde3, 0xff343940}, // Line
    {0xff868d99, 0xff737b88}, // Control
    {0xff1b1e23, 0xffe7e9ec}, // Text
    {0xff545b67, 0xffa6adb8}, // Text2
    {0xff8d939d, 0xff6f7681}, // Disabled
    {0xff4350be, 0xffa3aeff}, // Accent
    {0xffffffff, 0xff14161f}, // OnAccent
    {0xffd6dcf8, 0xff323a66}, // Select
    {0xffe9ecfb, 0xff23273d}, // Tint
    {0xffebeefc, 0xff262b45}, // Mine
    {0xff126b34, 0xff63c98c}, // Ok
    {0xffe5f4ea, 0xff1b3226}, // OkSurface
    {0xff875400, 0xffe5b454}, // Warn
    {0xfffdf1da, 0xff37301d}, // WarnSurface
    {0xffb3261e, 0xffff8f85}, // Error
    {0xfffceae8, 0xff3d2423}, // ErrorSurface
    {0xff1f5fae, 0xff85b7ff}, // Info
    {0xffe6f0fb, 0xff1e2e44}, // InfoSurface
    {0xff1f5fae, 0xff85b7ff}, // JsonKey
    {0xff126b34, 0xff7fd3a0}, // JsonString
    {0xff9a3412, 0xfff2a97e}, // JsonNumber
    {0xff7a3b9e, 0xffd3a6f0}, // JsonLiteral
}};

struct RoleToken {
    QPalette::ColorRole role;
    Token token;
};

constexpr std::array roleTokens = {
    RoleToken{QPalette::Window, Token::Window},
    RoleToken{QPalette::Base, Token::Base},
    RoleToken{QPalette::AlternateBase, Token::Alt},
    RoleToken{QPalette::Button, Token::Button},
    RoleToken{QPalette::WindowText, Token::Text},
    RoleToken{QPalette::Text, Token::Text},
    RoleToken{QPalette::ButtonText, Token::Text},
    RoleToken{QPalette::BrightText, Token::Error},
    RoleToken{QPalette::PlaceholderText, Token::Text2},
    RoleToken{QPalette::Highlight, Token::Select},
    RoleToken{QPalette::HighlightedText, Token::Text},
    RoleToken{QPalette::Link, Token::Accent},
    RoleToken{QPalette::LinkVisited, Token::Accent},
    RoleToken{QPalette::ToolTipBase, Token::Header},
    RoleToken{QPalette::ToolTipText, Token::Text},
    RoleToken{QPalette::Light, Token::Base},
    RoleToken{QPalette::Mid, Token::Line},
    RoleToken{QPalette::Dark, Token::Control},
};

constexpr std::array textRoles = {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
    QPalette::HighlightedText, QPalette::PlaceholderText};

constexpr std::array<StateLook, 15> stateLooks = {{
    {"queued", Token::Text2, Token::Window}, // Queued
    {"out", Token::Text2, Token::Window}, // Sent
    {"ok", Token::Ok, Token::OkSurface}, // Acked
    {"seen", Token::Text2, Token::Window}, // Seen
    {"failed", Token::Error, Token::ErrorSurface}, // Failed
    {"held", Token::Warn, Token::WarnSurface}, // Held
    {"replay", Token::Ok, Token::OkSurface}, // Replayed
    {"gap", Token::Error, Token::ErrorSurface}, // Gap
    {"ok", Token::Ok, Token::OkSurface}, // Connected
    {"queued", Token::Text2, Token::Window}, // Connecting
    {"recover", Token::Warn, Token::WarnSurface}, // Recovering
    {"idle", Token::Text2, Token::Window}, // Idle
    {"lock", Token::Text2, Token::Window}, // ReadOnly
    {"skip", Token::Text2, Token::Window}, // Skipped
    {"record", Token::Error, Token::ErrorSurface}, // Recording
}};

//! Lightness of what the desktop asks for.
bool systemIsDark()
{
    const auto window = [] { return QApplication::palette().color(QPalette::Active, QPalette::Window); };
    const TokenColor &own = colors.at(static_cast<size_t>(Token::Window));
    // Our palette lies over the desktop's: lift it for a look, apply() puts one back.
    if (window().rgb() == own.light || window().rgb() == own.dark)
        QApplication::setPalette(QPalette());
    return window().lightness() < 128;
}

} // namespace

Theme::Theme(Scheme scheme, QObject *parent)
    : QObject(parent)
    , m_scheme(scheme)
{
    qApp->setProperty(themeProperty, QVariant::fromValue<QObject *>(this));
    qApp->installEventFilter(this);
    Typeface::applyToApplication();
    apply();
}

void Theme::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    apply();
}

QColor Theme::color(Token token) const
{
    const TokenColor &color = colors.at(static_cast<size_t>(token));
    return QColor::fromRgb(m_dark ? color.dark : color.light);
}

QPalette Theme::palette() const
{
    // QPalette::Midlight and Shadow stay the desktop's: with every role set, Qt sees no difference when the
    // desktop changes and sends no ApplicationPaletteChange.
    QPalette palette;
    palette.setResolveMask(0);
    for (const auto &[role, token] : roleTokens)
        palette.setColor(role, color(token));
    for (const QPalette::ColorRole role : textRoles)
        palette.setColor(QPalette::Disabled, role, color(Token::Disabled));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::Tint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::Tint));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Window));
    palette.setColor(QPalette::Disabled, QPalette::Button, color(Token::Window));
    return palette;
}

void Theme::apply()
{
    m_applying = true;
    const bool dark = m_scheme == Scheme::Dark || (m_scheme == Scheme::System && systemIsDark());
    m_dark = dark;
    QApplication::setPalette(palette());
    m_applying = false;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp && !m_applying
        && m_scheme == Scheme::System) {
        // Once the event is through: Qt is still handing the old change to the windows.
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QFont Theme::font(TextRole role)
{
    return Typeface::font(role, QApplication::font());
}

const Theme &Theme::of(const QObject *)
{
    const auto find = [] { return qobject_cast<Theme *>(qApp->property(themeProperty).value<QObject *>()); };
    Theme *theme = find();
    // A widget shown by itself, as in a test, gets one that lives as long as the application.
    return theme ? *theme : *new Theme(Scheme::System, qApp);
}

StateLook lookOf(State state)
{
    return stateLooks.at(static_cast<size_t>(state));
}

} // namespace Ui
