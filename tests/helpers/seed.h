#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <cstring>

/*!
    The value after \p option ("--seed") among the arguments, which are taken out so that QTest may read the
    rest; \p otherwise when it is not there.
*/
inline quint32 takeNumber(int &argc, char **argv, const char *option, quint32 otherwise)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], option) != 0)
            continue;
        const quint32 value = QByteArray(argv[i + 1]).toUInt();
        std::copy(argv + i + 2, argv + argc + 1, argv + i);
        argc -= 2;
        return value;
    }
    return otherwise;
}

inline quint32 takeSeed(int &argc, char **argv)
{
    return takeNumber(argc, argv, "--seed", QRandomGenerator::global()->generate());
}
