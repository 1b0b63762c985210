#pragma once

#include "composer/composerequest.h"
#include "composer/payloadcheck.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QToolButton;

namespace Ui {

//! The line above the editor: "as [Alice] to [lobby] [JSON] [noEcho] [ack]" and the paper clip.
class ComposerOptions : public QWidget {
    Q_OBJECT
public:
    explicit ComposerOptions(QWidget *parent = nullptr);

    void setSpeakers(const QList<Speaker> &speakers); //!< keeps the current one when it is still there
    void setRooms(const QStringList &groups); //!< likewise
    void setSpeaker(const QString &id); //!< quiet; unknown ones are ignored
    void setRoom(const QString &group); //!< quiet; unknown ones are ignored
    void setForm(PayloadForm form); //!< quiet

    Speaker speaker() const; //!< empty id when there is none
    QString room() const;
    PayloadForm form() const;
    bool noEcho() const;
    bool asksAck() const;

Q_SIGNALS:
    void speakerChanged(const QString &id); //!< by the person, or as the current one left
    void roomChanged(const QString &group);
    void formChanged();
    void optionsChanged(); //!< noEcho or ack
    void attachAsked();

private:
    QToolButton *makeChip(const QString &text, const QString &tip);
    void paintSpeakers();

    QList<Speaker> m_speakers;
    QComboBox *m_speakerBox;
    QComboBox *m_roomBox;
    QComboBox *m_formBox;
    QToolButton *m_noEcho;
    QToolButton *m_ack;

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace Ui
