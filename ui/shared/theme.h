#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

//! The design tokens: colours, type and space. One object, made in app/ and handed down; views ask it when
//! they paint.
namespace Ui {

//! Token of the palette table; text tokens keep 4.5:1 on every surface they are used on.
enum class Token : quint8 {
    Window,
    Base,
    Alt,
    Header,
    Button,
    ButtonLine,
    Line,
    Control,
    Text,
    Text2,
    Disabled,
    Accent,
    OnAccent,
    Select,
    Tint,
    Mine,
    Ok,
    OkSurface,
    Warn,
    WarnSurface,
    Error,
    ErrorSurface,
    Info,
    InfoSurface,
    JsonKey,
    JsonString,
    JsonNumber,
    JsonLiteral
};

//! Type role; sizes are ratios of the application font, so that 200 % text works.
enum class TextRole : quint8 { Display, Title, Body, BodyStrong, Small, Caption, CaptionStrong, Mono };

enum class Scheme : quint8 { System, Light, Dark };

//! Space in px: 4 6 8 12 16 24 32.
namespace Space {
inline constexpr int chip = 4, tight = 6, control = 8, dock = 12, timeline = 16, section = 24, page = 32;
}
namespace Radius {
inline constexpr int check = 4, button = 6, card = 8;
}

class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(Scheme scheme = Scheme::System, QObject *parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme); //!< applies palette to the application and emits changed()
    bool isDark() const { return m_dark; }

    QColor color(Token token) const;
    QPalette palette() const;
    //! From the application font (QApplication::font()); asked again after a change of it.
    static QFont font(TextRole role);

    //! The theme of the running application, found through qApp's properties: for delegates and small widgets
    //! that cannot be handed one. When none was made yet, makes one that the application owns.
    static const Theme &of(const QObject *anyObject = nullptr);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    Scheme m_scheme;
    bool m_dark = false;
    bool m_applying = false;
};

//! State of a message, connection or row: glyph + word + colour, never colour alone.
enum class State : quint8 {
    Queued,
    Sent,
    Acked,
    Seen,
    Failed,
    Held,
    Replayed,
    Gap,
    Connected,
    Connecting,
    Recovering,
    Idle,
    ReadOnly,
    Skipped,
    Recording
};

struct StateLook {
    const char *icon; //!< name for Ui::icon()
    Token color;
    Token surface; //!< for chips and banners of this state; Window when it has none
};
StateLook lookOf(State state);

} // namespace Ui
