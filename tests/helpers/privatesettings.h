#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

//! Settings of this test alone: made before the first QSettings, they never touch those of the user.
class PrivateSettings {
public:
    PrivateSettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("hubscope-test"));
        QCoreApplication::setApplicationName(QStringLiteral("hubscope-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void clear() const { QSettings().clear(); }

private:
    QTemporaryDir m_folder;
};
