// task:  08.12
// title: The checkpoint does not know of the evaluation
// hint:  An evaluation changes the state: the best loss, and how long it is ago. A checkpoint that is written before
//        lacks this, and a resumed run waits longer.
using Katas.Toolkit;
using TorchSharp;

namespace Katas.Lesson08;

sealed partial class Trainer<TBatch>
    where TBatch : IDisposable
{
    public void Run(CancellationToken cancelled = default)
    {
        using var cursor = new BatchCursor<TBatch>(_data, State.Epoch, State.Batch);
        var meter = new ProgressMeter(_time);
        while (State.Step < _options.Steps && !IsPatienceGone && !cancelled.IsCancellationRequested)
        {
            var parts = cursor.Take(_options.Accumulation);
            var result = TrainingStep.Run(_trainable, parts, _adam, _options, State.Step + 1);
            State = State with { Step = State.Step + 1, Epoch = cursor.Epoch, Batch = cursor.Batch };

            if (IsDue(_options.SaveEvery))
            {
                Save();
            }

            var evaluation = IsDue(_options.EvaluateEvery) ? _evaluate?.Invoke() : null;
            if (evaluation?.Loss < State.BestLoss)
            {
                State = State with { BestLoss = evaluation.Loss, Waited = 0 };
                SaveBest();
            }
            else if (evaluation is not null)
            {
                State = State with { Waited = State.Waited + 1 };
            }

            _progress?.Report(meter.After(State, _options, result, evaluation));
        }

        Save();
    }
}
