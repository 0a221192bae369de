#pragma once

#include <QPlainTextEdit>

class QCompleter;
class QStringListModel;

namespace raftarium {

/// A lesson's source: in `raft` blocks the words of the language complete while you type; Ctrl+Space shows
/// all that may come next.
class SourceEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit SourceEdit(QWidget *parent);

    /// The line of the cursor up to it, if commands stand there; else nothing.
    QString commandLine() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer();
    void take(const QString &word);

    QStringListModel *m_words;
    QCompleter *m_completer;
};

} // namespace raftarium
