#pragma once

#include "app/inspector/fact.h"

#include <QAbstractListModel>

namespace raftarium {

/// The facts of one page as a list model: what the page paints, screen readers read and tests ask.
class FactsModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Shows `facts` instead. Rows that only changed their values stay where they are and keep focus and
    /// scroll position; returns whether the rows themselves are others now.
    bool setFacts(Facts facts);
    const Facts &facts() const { return m_facts; }
    /// The first fact of that key; null when there is none.
    const Fact *find(const QString &key) const;
    /// Row of the first fact of that key; -1 when there is none.
    int rowOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    bool sameRows(const Facts &facts) const;

    Facts m_facts;
};

} // namespace raftarium
