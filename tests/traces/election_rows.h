#pragma once

#include "read_trace.h"
#include "told.h"

#include <QtTest>

/// Tables of logs of elections: who led which term in it, and how it ends.
namespace raft {

inline void addElectionColumns()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QByteArray>("leaders");
    QTest::addColumn<QByteArray>("end");
}

inline void addElection(const char *name, const char *log, const char *leaders, const char *end)
{
    QTest::newRow(name) << QByteArray(log) << QByteArray(leaders) << QByteArray(end);
}

/// Whether the log of the present row tells just that.
inline void judgeElection()
{
    QFETCH(QByteArray, log);
    QFETCH(QByteArray, leaders);
    QFETCH(QByteArray, end);
    const auto trace = readTrace(log.toStdString());
    QCOMPARE(trace->source().form, std::optional(TraceForm::LabLog));
    QCOMPARE(QByteArray::fromStdString(leadersOf(*trace)), leaders);
    QCOMPARE(QByteArray::fromStdString(endOf(*trace)), end);
    QVERIFY(trace->findings().empty());
}

} // namespace raft
