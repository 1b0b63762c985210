// Appends numbered rows until it is killed; says on stdout how many are certainly in the file.
#include "trace/tracestore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace WebPubSub;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    TraceStore store;
    if (argc != 2 || !store.create(QString::fromLocal8Bit(argv[1])))
        return 1;
    for (qint64 number = 0;; ++number) {
        store.append({.timeUs = number,
            .lane = QStringLiteral("Alice"),
            .payload = QByteArray(int(number % 500), 'x')});
        if (number % 100 == 99) {
            store.flush();
            std::printf("%lld\n", static_cast<long long>(number + 1));
            std::fflush(stdout);
        }
    }
}
