#pragma once

#include <QString>

#include <cstdio>

//! The last line of a soak program, of which tests/soak/run makes its table. \returns the exit code.
inline int soakLine(const QString &what, const QString &figures, bool isGood)
{
    std::printf("soak\t%s\t%s\t%s\n", qPrintable(what), qPrintable(figures), isGood ? "ok" : "VIOLATED");
    return isGood ? 0 : 1;
}
