#include "app/export/frame_sink.h"

#include "app/export/export_request.h"
#include "app/export/export_words.h"
#include "netnode/files/whole_file.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <filesystem>
#include <system_error>

namespace raftarium {

namespace {

using exporting::Export;

QString encoder()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

/// Pictures with numbers in their names.
class NumberedPictures : public FrameSink {
public:
    explicit NumberedPictures(QString pattern) : m_pattern(std::move(pattern)) {}
    ~NumberedPictures() override
    {
        if (!m_finished)
            for (const QString &name : m_written)
                QFile::remove(name);
    }

    bool isReady() const override { return true; }
    void take(const QImage &picture) override
    {
        const QString name = *numberedName(m_pattern, static_cast<int>(m_written.size()) + 1);
        const QString why =
            writeWhole(name, [&picture](QIODevice &file) { return picture.save(&file, "PNG"); });
        if (why.isEmpty())
            m_written.append(name);
        else
            m_problem = Export::tr("%1 cannot be written: %2").arg(name, why);
    }
    void finish() override { m_finished = true; }
    bool isOver() const override { return m_finished || !m_problem.isEmpty(); }
    QString problem() const override { return m_problem; }

private:
    QString m_pattern;
    QStringList m_written;
    QString m_problem;
    bool m_finished = false;
};

QStringList encodingOf(ExportForm form)
{
    switch (form) {
    case ExportForm::Webm:
        return {QStringLiteral("-c:v"),      QStringLiteral("libvpx-vp9"), QStringLiteral("-b:v"),
                QStringLiteral("0"),         QStringLiteral("-crf"),       QStringLiteral("30"),
                QStringLiteral("-deadline"), QStringLiteral("realtime"),   QStringLiteral("-cpu-used"),
                QStringLiteral("6"),         QStringLiteral("-pix_fmt"),   QStringLiteral("yuv420p"),
                QStringLiteral("-f"),        QStringLiteral("webm")};
    case ExportForm::Mp4:
        return {QStringLiteral("-c:v"),      QStringLiteral("libx264"), QStringLiteral("-crf"),
                QStringLiteral("20"),        QStringLiteral("-preset"), QStringLiteral("veryfast"),
                QStringLiteral("-pix_fmt"),  QStringLiteral("yuv420p"), QStringLiteral("-movflags"),
                QStringLiteral("faststart"), QStringLiteral("-f"),      QStringLiteral("mp4")};
    default: break;
    }
    // Few colours, chosen for this film, and none mixed of others: letters stay sharp.
    return {QStringLiteral("-filter_complex"),
            QStringLiteral("split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none"), QStringLiteral("-f"),
            QStringLiteral("gif")};
}

/// The pixels of pictures through a pipe to ffmpeg, which writes beside the file and takes its place at the
/// end.
class EncodedFilm : public FrameSink {
public:
    explicit EncodedFilm(const ExportRequest &request)
        : m_request(request), m_part(request.path + QStringLiteral(".part"))
    {
    }
    ~EncodedFilm() override
    {
        m_process.disconnect();
        m_process.kill();
        m_process.waitForFinished();
        QFile::remove(m_part);
    }

    bool isReady() const override
    {
        return m_size.isEmpty() ||
               m_process.bytesToWrite() < mostWaiting * m_size.width() * m_size.height() * 4;
    }

    void take(const QImage &picture) override
    {
        if (m_size.isEmpty())
            start(picture.size());
        // Encoders want even sides, and all pictures alike.
        QImage frame = picture.convertToFormat(QImage::Format_RGB32);
        frame.setDevicePixelRatio(1);
        if (frame.width() / 2 != m_size.width() / 2 || frame.height() / 2 != m_size.height() / 2)
            frame = frame.scaled(m_size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        for (int row = 0; row < m_size.height(); ++row)
            m_process.write(reinterpret_cast<const char *>(frame.constScanLine(row)),
                            static_cast<qint64>(m_size.width()) * 4);
    }

    void finish() override
    {
        m_finished = true;
        m_process.closeWriteChannel();
    }

    bool isOver() const override { return m_over; }
    QString problem() const override { return m_problem; }

private:
    static constexpr qint64 mostWaiting = 2; ///< Pictures.

    void start(QSize size)
    {
        m_size = QSize(size.width() & ~1, size.height() & ~1);
        QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { ended(); });
        QObject::connect(&m_process, &QProcess::errorOccurred, &m_process,
                         [this](QProcess::ProcessError error) {
                             if (error == QProcess::FailedToStart)
                                 ended();
                         });
        QStringList arguments{QStringLiteral("-loglevel"),
                              QStringLiteral("error"),
                              QStringLiteral("-y"),
                              QStringLiteral("-f"),
                              QStringLiteral("rawvideo"),
                              QStringLiteral("-pix_fmt"),
                              QStringLiteral("bgr0"),
                              QStringLiteral("-s"),
                              QStringLiteral("%1x%2").arg(m_size.width()).arg(m_size.height()),
                              QStringLiteral("-r"),
                              QString::number(m_request.framesPerSecond),
                              QStringLiteral("-i"),
                              QStringLiteral("pipe:0")};
        arguments += encodingOf(m_request.form);
        arguments.append(QStringLiteral("file:") + m_part); // Whatever else the name looks like.
        m_process.start(encoder(), arguments);
    }

    void ended()
    {
        const QString said = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        // On a full disk ffmpeg 5 writes half a WebM and exits with 0; but at this level a line is an error.
        const bool isWhole = m_finished && said.isEmpty() && m_process.exitStatus() == QProcess::NormalExit &&
                             m_process.exitCode() == 0;
        std::error_code failed;
        if (isWhole)
            std::filesystem::rename(m_part.toStdString(), m_request.path.toStdString(), failed);
        if (!isWhole)
            m_problem =
                Export::tr("%1 cannot be written: ffmpeg says “%2”")
                    .arg(m_request.path, said.isEmpty() ? m_process.errorString() : said.section(u'\n', -1));
        else if (failed)
            m_problem = Export::tr("%1 cannot be written: %2")
                            .arg(m_request.path, QString::fromStdString(failed.message()));
        m_over = true;
    }

    ExportRequest m_request;
    QString m_part;
    QProcess m_process;
    QSize m_size;
    QString m_problem;
    bool m_finished = false;
    bool m_over = false;
};

} // namespace

QString filmObstacle(const ExportRequest &request)
{
    if (request.form == ExportForm::Png || !encoder().isEmpty())
        return {};
    return Export::tr(
        "GIF, WebM and MP4 need the program ffmpeg, which is not installed here; numbered pictures "
        "(frame-%04d.png) need nothing");
}

std::unique_ptr<FrameSink> frameSinkFor(const ExportRequest &request)
{
    if (request.form == ExportForm::Png)
        return std::make_unique<NumberedPictures>(request.path);
    return std::make_unique<EncodedFilm>(request);
}

} // namespace raftarium
