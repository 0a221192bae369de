#include "app/window/lesson_handout.h"

#include "app/canvas/canvas_widget.h"
#include "app/lesson/emphasis.h"
#include "raftcore/scenario/handout.h"
#include "raftcore/scenario/runner.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QUrl>

#include <map>
#include <set>

namespace raftarium {

namespace {

constexpr QSize paintedAs{940, 430}; ///< Pixels, as on a screen.
constexpr int pixelsFor = 2;         ///< Dots of the picture for each of them, either way.
constexpr qreal widthOnPage = 600;   ///< In 1/96 inch.
constexpr qreal letters = 10;        ///< Points.

constexpr auto markdown =
    QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML;

struct Picture {
    QImage image;
    QString caption;
};
using Pictures = std::map<std::size_t, Picture>; ///< By the command before which they were taken.

/// Runs a lesson, and takes the pictures that its handout asks for.
class Illustrator {
public:
    Illustrator(const raft::Scenario &lesson, const raft::ClusterFactory &factory)
        : m_lesson(lesson), m_session(factory), m_canvas(&m_session)
    {
        raft::handoutOf(lesson, [this](std::size_t command) {
            m_places.insert(command);
            return std::string();
        });
        m_canvas.resize(paintedAs);
        m_canvas.setTheme(Theme::light());
    }

    /// What did not hold; else nothing.
    QString run(const raft::ClusterFactory &factory)
    {
        raft::ScenarioRunner runner(m_lesson, [&](const raft::ClusterSetup &setup, std::string *problem) {
            m_cluster = factory(setup, problem);
            return m_cluster.get();
        });
        using Progress = raft::ScenarioRunner::Progress;
        for (Progress progress = Progress::Done; progress != Progress::Ended;) {
            if (progress == Progress::Done)
                takePicture(runner);
            progress = runner.step();
            if (progress == Progress::Waiting)
                runner.letTimePass();
        }
        takePicture(runner);
        return runner.problem() ? QString::fromStdString(runner.problem()->message()) : QString();
    }

    const Pictures &pictures() const { return m_pictures; }

private:
    /// Not twice of the same place: the first time through a repetition counts.
    void takePicture(const raft::ScenarioRunner &runner)
    {
        const std::size_t place = runner.commandsDone();
        if (!m_cluster || !m_places.contains(place) || m_pictures.contains(place))
            return;
        m_session.adopt(m_cluster->branch(m_cluster->events().size(), m_cluster->now()));
        const raft::LessonCues cues = raft::cuesAfter(m_lesson, runner.played());
        m_canvas.setEmphasised(emphasised(cues, m_session.view()));
        Picture picture{QImage(paintedAs * pixelsFor, QImage::Format_RGB32),
                        QString::fromStdString(cues.caption)};
        picture.image.fill(Qt::white);
        QPainter painter(&picture.image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(pixelsFor, pixelsFor);
        m_canvas.paintPicture(painter, paintedAs);
        painter.end();
        picture.image.setDevicePixelRatio(picture.image.width() / widthOnPage);
        m_pictures.emplace(place, std::move(picture));
    }

    const raft::Scenario &m_lesson;
    Session m_session;
    CanvasWidget m_canvas;
    std::unique_ptr<raft::Cluster> m_cluster;
    std::set<std::size_t> m_places;
    Pictures m_pictures;
};

QString pictureName(std::size_t place)
{
    return QStringLiteral("picture:%1").arg(place);
}

/// What Markdown reads as a sign of its own, as it is.
QString plain(QString words)
{
    for (const QChar sign : QStringLiteral("\\*_`[]"))
        words.replace(sign, u'\\' + QString(sign));
    return words;
}

void addAnswers(QTextDocument &document, const QString &answers)
{
    QTextCursor cursor(&document);
    cursor.movePosition(QTextCursor::End);
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
    const int first = cursor.blockNumber();
    cursor.insertFragment(QTextDocumentFragment::fromMarkdown(answers, markdown));
    QTextBlockFormat onNewPage;
    onNewPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QTextCursor(document.findBlockByNumber(first)).mergeBlockFormat(onNewPage);
}

/// The picture, and beneath it what the lesson says of it.
std::string markdownOf(const Pictures &pictures, std::size_t place)
{
    const auto picture = pictures.find(place);
    if (picture == pictures.end())
        return {};
    const QString &caption = picture->second.caption;
    return QStringLiteral("![%1](%1)\n\n%2") // Without words in the brackets Qt leaves a picture out.
        .arg(pictureName(place), caption.isEmpty() ? QString() : u'*' + plain(caption) + u'*')
        .toStdString();
}

void fillPage(QTextDocument &document, const raft::Scenario &lesson, const Pictures &pictures)
{
    QFont font = Theme::light().font(letters);
    font.setPointSizeF(letters); // A page has no pixels.
    document.setDefaultFont(font);
    const raft::Handout handout =
        raft::handoutOf(lesson, [&pictures](std::size_t place) { return markdownOf(pictures, place); });
    document.setMarkdown(QString::fromStdString(handout.lesson), markdown);
    for (const auto &[place, picture] : pictures)
        document.addResource(QTextDocument::ImageResource, QUrl(pictureName(place)), picture.image);
    if (!handout.answers.empty())
        addAnswers(document, QString::fromStdString(handout.answers));
}

} // namespace

LessonHandout printedHandoutOf(const raft::Scenario &lesson, const raft::ClusterFactory &factory)
{
    LessonHandout handout;
    Illustrator illustrator(lesson, factory);
    handout.problem = illustrator.run(factory);
    QTextDocument document;
    fillPage(document, lesson, illustrator.pictures());
    QBuffer pdf(&handout.pdf);
    pdf.open(QIODevice::WriteOnly);
    QPdfWriter writer(&pdf);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF()); // The document keeps 2 cm free itself.
    writer.setTitle(QString::fromStdString(lesson.title));
    writer.setCreator(QStringLiteral("Raftarium"));
    document.print(&writer);
    return handout;
}

} // namespace raftarium
