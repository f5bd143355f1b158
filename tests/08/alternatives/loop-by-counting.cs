// task:  08.12
// title: A for loop with breaks
using Katas.Toolkit;
using TorchSharp;

namespace Katas.Lesson08;

sealed partial class Trainer<TBatch>
    where TBatch : IDisposable
{
    public void Run(CancellationToken cancelled = default)
    {
        var (meter, patience) = (new ProgressMeter(_time), _options.Patience ?? int.MaxValue);
        using (var cursor = new BatchCursor<TBatch>(_data, State.Epoch, State.Batch))
        {
            for (long step = State.Step + 1; step <= _options.Steps; step++)
            {
                if (cancelled.IsCancellationRequested || State.Waited >= patience)
                {
                    break;
                }

                var result = TrainingStep.Run(_trainable, cursor.Take(_options.Accumulation), _adam, _options, step);
                State = State with { Step = step, Epoch = cursor.Epoch, Batch = cursor.Batch };
                EvaluationResult? evaluation = null;
                if (_evaluate is not null && IsDue(_options.EvaluateEvery))
                {
                    evaluation = _evaluate();
                    bool better = evaluation.Loss < State.BestLoss;
                    State = State with
                    {
                        BestLoss = better ? evaluation.Loss : State.BestLoss,
                        Waited = better ? 0 : State.Waited + 1,
                    };
                    if (better)
                    {
                        SaveBest();
                    }
                }

                if (IsDue(_options.SaveEvery))
                {
                    Save();
                }

                _progress?.Report(meter.After(State, _options, result, evaluation));
            }
        }

        Save();
    }
}
