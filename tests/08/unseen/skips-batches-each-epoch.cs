// task:   08.12
// title:  Each pass leaves out the batches that were skipped on resuming
// expect: Skip once, in the pass that was interrupted; later passes start at their first batch.
// hears:  TrainerTests.Batches_are_skipped_only_in_the_epoch_that_was_broken_off
// faults: 1
// source: allenai/open-instruct PR #681: resume_step batches are skipped every epoch
using Katas.Toolkit;
using TorchSharp;

namespace Katas.Lesson08;

sealed partial class Trainer<TBatch>
{
    public void Run(CancellationToken cancelled = default)
    {
        int skip = State.Batch;
        var cursor = new BatchCursor<TBatch>(_data, State.Epoch, skip);
        var meter = new ProgressMeter(_time);
        while (State.Step < _options.Steps && !IsPatienceGone && !cancelled.IsCancellationRequested)
        {
            int epoch = cursor.Epoch;
            var parts = cursor.Take(_options.Accumulation);
            if (cursor.Epoch != epoch && skip > 0)
            {
                int now = cursor.Epoch;
                cursor.Dispose();
                cursor = new BatchCursor<TBatch>(_data, now, skip);
                parts = cursor.Take(_options.Accumulation);
            }

            var result = TrainingStep.Run(_trainable, parts, _adam, _options, State.Step + 1);
            State = State with { Step = State.Step + 1, Epoch = cursor.Epoch, Batch = cursor.Batch };
            EvaluationResult? evaluation = null;
            if (_evaluate is not null && IsDue(_options.EvaluateEvery))
            {
                evaluation = _evaluate();
                if (evaluation.Loss < State.BestLoss)
                {
                    State = State with { BestLoss = evaluation.Loss, Waited = 0 };
                    SaveBest();
                }
                else
                {
                    State = State with { Waited = State.Waited + 1 };
                }
            }

            if (IsDue(_options.SaveEvery))
            {
                Save();
            }

            _progress?.Report(meter.After(State, _options, result, evaluation));
        }
        cursor.Dispose();
        Save();
    }
}
