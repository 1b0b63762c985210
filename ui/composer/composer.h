#pragma once

#include "composer/composerequest.h"
#include "composer/drafts.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QPushButton;

namespace Ui {

class ComposerOptions;
class ComposerStatus;
class PayloadEditor;

/*!
    Where a message is written: who speaks, to which room, in which form. Checks the content on each keystroke
   and sends only what is valid. What was begun stays with its speaker and room.
*/
class Composer : public QWidget {
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);
    ~Composer() override;

    void setSpeakers(const QList<Speaker> &speakers); //!< keeps the current one when it is still there
    void setRooms(const QStringList &groups); //!< keeps the current one when it is still there
    QString speaker() const; //!< id, empty when none
    QString room() const; //!< group, empty when none
    PayloadEditor *editor() const { return m_editor; }
    QString whyNot() const; //!< why Send is off; empty when it is on
    QString statusText() const; //!< the line below the editor

public Q_SLOTS:
    void setSpeaker(const QString &id); //!< without speakerChanged()
    void setRoom(const QString &group); //!< without roomChanged()
    void setText(const QString &text); //!< as plain text
    void edit(
        const WebPubSub::Payload &payload); //!< takes type and content, as Edit of a failed message does
    void attach(const QString &path); //!< the bytes of a file become the payload
    void focusEditor();
    void send(); //!< as Enter does: nothing while Send is off

Q_SIGNALS:
    void sendRequested(const Ui::ComposeRequest &request);
    void speakerChanged(const QString &id);
    void roomChanged(const QString &group);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void connectParts();
    void swapDraft();
    void refresh();
    void describe();
    void chooseFile();
    ComposeRequest request() const;
    QString figures() const;

    ComposerOptions *m_options;
    PayloadEditor *m_editor;
    QPushButton *m_send;
    ComposerStatus *m_status;
    Drafts m_drafts;
    QString m_draftSpeaker; //!< whose draft the editor shows
    QString m_draftRoom;
    qint64 m_frameBytes = 0;
    QString m_trouble; //!< of a file or a paste, until the content changes
};

} // namespace Ui
