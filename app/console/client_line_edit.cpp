#include "app/console/client_line_edit.h"

#include "app/console/client_line.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

#include <algorithm>

namespace raftarium {

ClientLineEdit::ClientLineEdit(Session *session, ClientRequests *requests, QWidget *parent)
    : QLineEdit(parent), m_requests(requests), m_completer(new QCompleter(this)),
      m_candidates(new QStringListModel(this))
{
    setPlaceholderText(tr("put x 1"));
    m_completer->setModel(m_candidates);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    setCompleter(m_completer);
    connect(this, &QLineEdit::textEdited, this, [this, session](const QString &text) {
        m_candidates->setStringList(text.isEmpty() ? QStringList() : completions(text, session->view()));
    });
    connect(this, &QLineEdit::returnPressed, this, &ClientLineEdit::send);
}

void ClientLineEdit::send()
{
    const QString line = text().trimmed();
    if (!m_requests->submit(line)) { // It says what is missing.
        setFocus();
        return;
    }
    m_history.removeAll(line);
    m_history.append(line);
    m_place = m_history.size();
    m_draft.clear();
    clear();
}

void ClientLineEdit::recall(qsizetype place)
{
    const qsizetype bounded = std::clamp<qsizetype>(place, 0, m_history.size());
    if (bounded == m_place)
        return;
    if (m_place == m_history.size())
        m_draft = text();
    m_place = bounded;
    setText(m_place == m_history.size() ? m_draft : m_history[m_place]);
}

void ClientLineEdit::keyPressEvent(QKeyEvent *event)
{
    if (!m_completer->popup()->isVisible()) {
        if (event->key() == Qt::Key_Up) {
            recall(m_place - 1);
            return;
        }
        if (event->key() == Qt::Key_Down) {
            recall(m_place + 1);
            return;
        }
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace raftarium
