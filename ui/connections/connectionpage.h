#pragma once

#include "connections/connectionprofile.h"
#include "connections/tokenfacts.h"

#include <QWidget>

namespace Ui {

class SecretField;
class StateLine;

//! What a page of the dialog has to say of the connection it describes.
struct ConnectionInput {
    std::optional<WebPubSub::Error> error = {}; //!< it cannot be tried at all
    ConnectionProfile profile = {}; //!< without id, name, protocol and lane
    std::optional<TokenFacts> facts = {};
};

/*!
    A tab of ConnectionDialog: a field for the secret, what the form needs beside it, and the error in place.
    Pages read what is typed each time they are asked; they keep nothing.
*/
class ConnectionPage : public QWidget {
    Q_OBJECT
public:
    ConnectionPage(const QString &label, const QString &placeholder, QWidget *parent = nullptr);

    virtual ConnectionInput input(const QDateTime &now) const = 0; //!< \p now is UTC
    void paste(const QString &text);
    void showError(const ConnectionInput &input);
    QString shownError() const; //!< name and sentence; empty when there is none
    bool isUntouched() const; //!< nothing was typed yet: no reason to complain
    SecretField *field() const { return m_field; }

Q_SIGNALS:
    void changed();

protected:
    QString secret() const;
    QWidget *column() const { return m_below; } //!< for further fields, below the secret

private:
    SecretField *m_field;
    QWidget *m_below;
    StateLine *m_error;
};

} // namespace Ui
