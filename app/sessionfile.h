#pragma once

#include <QString>

namespace App {

//! Path for this session's trace in the user's data folder. Only the newest sessions are kept, so that the
//! folder does not grow without end.
QString newSessionFile();

//! Removes all but the \p keep newest *.hubtrace of \p folder.
void pruneSessions(const QString &folder, int keep);

} // namespace App
