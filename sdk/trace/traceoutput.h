#pragma once

#include "core/result.h"

#include <QFile>

#include <memory>

namespace WebPubSub {

//! Where the writer's bytes go; a seam, so that tests can fill the disk.
class TraceOutput {
public:
    virtual ~TraceOutput() = default;

    //! Adds all of \p bytes, or nothing and returns false.
    virtual bool append(const QByteArray &bytes) = 0;
    virtual QString errorText() const = 0; //!< why the last append() failed
};

//! A file, written without a buffer of ours: what append() took is with the system and survives the program.
class TraceFileOutput : public TraceOutput {
public:
    //! Starts an empty file that only its owner may read (traces hold what people wrote). TR_KIND, TR_ACCESS.
    static Result<std::shared_ptr<TraceFileOutput>> create(const QString &path);

    //! For a device that is open for writing.
    explicit TraceFileOutput(std::unique_ptr<QFileDevice> file);

    bool append(const QByteArray &bytes) override;
    QString errorText() const override { return m_error; }

private:
    std::unique_ptr<QFileDevice> m_file;
    qint64 m_end = 0; // of the last complete append
    QString m_error;
};

} // namespace WebPubSub
