#include "raftcore/simulation/operation_record.h"

#include <QtTest>

using namespace raft;

namespace {

Operation called(OperationId id)
{
    Operation operation;
    operation.id = id;
    operation.kind = OperationKind::CompareAndSet;
    operation.server = {id % 5 + 1};
    operation.key = "key" + std::to_string(id);
    operation.value = std::string(64, static_cast<char>('a' + id % 26));
    operation.expected = "before";
    operation.session = Session{"client", id};
    operation.called = Time{static_cast<std::int64_t>(id) * 1000};
    return operation;
}

void answer(OperationRecord &record, OperationId id)
{
    Operation *operation = record.pending(id);
    operation->index = {id + 7};
    operation->result = "result" + std::to_string(id);
    operation->leader = NodeId{3};
    operation->refusal = Refusal::ChangeInProgress;
    record.close(id, OperationOutcome::Failed, operation->called + Time{350});
}

bool isAsAnswered(const OperationRecord &record, OperationId id)
{
    const std::optional<Operation> operation = record.find(id);
    const Operation before = called(id);
    return operation && operation->id == id && operation->kind == before.kind &&
           operation->server == before.server && operation->key == before.key &&
           operation->value == before.value && operation->expected == before.expected &&
           operation->session == before.session && operation->called == before.called &&
           operation->outcome == OperationOutcome::Failed &&
           operation->returned == before.called + Time{350} && operation->index == Index{id + 7} &&
           operation->result == "result" + std::to_string(id) && operation->leader == NodeId{3} &&
           operation->refusal == Refusal::ChangeInProgress;
}

OperationRecord recordOf(OperationId count)
{
    OperationRecord record;
    for (OperationId id = 1; id <= count; ++id)
        record.append(called(id));
    return record;
}

} // namespace

/// Client operations that are put away in little room and come out as they were.
class RecordOfOperations : public QObject {
    Q_OBJECT

private slots:
    void returnedOnesComeOutAsTheyWere();
    void onePendingKeepsNobodyElse();
    void nothingReturnsTwice();
    void backAtAnEarlierInstantTheyPendAgain();
    void theForgottenAreUnknown();
};

void RecordOfOperations::returnedOnesComeOutAsTheyWere()
{
    OperationRecord record = recordOf(1000);
    for (OperationId id = 1000; id >= 1; --id)
        answer(record, id);
    for (OperationId id = 1; id <= 1000; ++id)
        QVERIFY2(isAsAnswered(record, id), qPrintable(QString::number(id)));
    QVERIFY(!record.find(0) && !record.find(1001));
}

void RecordOfOperations::onePendingKeepsNobodyElse()
{
    OperationRecord record = recordOf(400);
    for (OperationId id = 1; id <= 400; ++id)
        if (id != 20)
            answer(record, id);
    QCOMPARE(record.find(20)->outcome, OperationOutcome::Pending);
    QVERIFY(isAsAnswered(record, 19) && isAsAnswered(record, 21));
    answer(record, 20);
    QVERIFY(isAsAnswered(record, 20));
}

void RecordOfOperations::nothingReturnsTwice()
{
    OperationRecord record = recordOf(17);
    for (const OperationId id : {OperationId{1}, OperationId{17}}) {
        answer(record, id);
        QVERIFY(record.pending(id) == nullptr);
        record.close(id, OperationOutcome::Unknown, Time{1});
        QVERIFY(isAsAnswered(record, id));
    }
    for (OperationId id = 2; id <= 16; ++id)
        answer(record, id);
    record.close(5, OperationOutcome::Unknown, Time{1});
    QVERIFY(isAsAnswered(record, 5));
}

void RecordOfOperations::backAtAnEarlierInstantTheyPendAgain()
{
    OperationRecord record = recordOf(640);
    for (OperationId id = 1; id <= 640; ++id)
        answer(record, id);
    const OperationRecord later = record;
    record.goBackTo(37, {5, 36, 37});
    QVERIFY(!record.find(38));
    for (const OperationId id : {OperationId{5}, OperationId{36}, OperationId{37}}) {
        const std::optional<Operation> pending = record.find(id);
        QVERIFY(pending->outcome == OperationOutcome::Pending && !pending->returned && !pending->result);
        QVERIFY(!pending->leader && pending->index == Index{});
        QCOMPARE(pending->value, called(id).value);
    }
    QVERIFY(isAsAnswered(record, 6) && isAsAnswered(record, 35));
    for (OperationId id = 38; id <= 640; ++id)
        record.append(called(id));
    for (OperationId id = 1; id <= 640; ++id) {
        if (record.pending(id) != nullptr)
            answer(record, id);
        QVERIFY(isAsAnswered(record, id) && isAsAnswered(later, id));
    }
    record.goBackTo(0, {});
    QVERIFY(!record.find(1));
    record.append(called(1));
    QCOMPARE(record.find(1)->outcome, OperationOutcome::Pending);
}

void RecordOfOperations::theForgottenAreUnknown()
{
    OperationRecord record = recordOf(64);
    for (OperationId id = 1; id <= 50; ++id)
        answer(record, id);
    record.forgetBefore(33);
    QVERIFY(!record.find(32));
    QVERIFY(isAsAnswered(record, 33));
    record.forgetBefore(40);
    QVERIFY(!record.find(39) && isAsAnswered(record, 40));
    record.append(called(65));
    answer(record, 65);
    answer(record, 51);
    QVERIFY(isAsAnswered(record, 65) && isAsAnswered(record, 51));
    record.forgetBefore(66);
    QVERIFY(!record.find(65));
    record.append(called(66));
    answer(record, 66);
    QVERIFY(isAsAnswered(record, 66));
}

QTEST_APPLESS_MAIN(RecordOfOperations)
#include "operation_record.moc"
