#pragma once

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>

#include <algorithm>
#include <cstring>

/*!
    The value after \p option ("--seed") among the arguments, which are taken out so that QTest may read the
    rest; \p otherwise when it is not there.
*/
inline QString takeText(int &argc, char **argv, const char *option, const QString &otherwise)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], option) != 0)
            continue;
        const QString value = QString::fromLocal8Bit(argv[i + 1]);
        std::copy(argv + i + 2, argv + argc + 1, argv + i); // with the null at the end
        argc -= 2;
        return value;
    }
    return otherwise;
}

inline quint32 takeNumber(int &argc, char **argv, const char *option, quint32 otherwise)
{
    return takeText(argc, argv, option, QString::number(otherwise)).toUInt();
}

inline quint32 takeSeed(int &argc, char **argv)
{
    return takeNumber(argc, argv, "--seed", QRandomGenerator::global()->generate());
}
