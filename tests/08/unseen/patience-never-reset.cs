// task:   08.12
// title:  does not reset the wait when the model improves
// expect: After an improvement the wait begins anew: Waited goes back to 0.
// hears:  waiting-not-reset
// faults: 1
namespace Katas.Lesson08;

sealed partial class Trainer<TBatch>
{
    public void Run(CancellationToken cancelled = default)
    {
        using var cursor = new BatchCursor<TBatch>(_data, State.Epoch, State.Batch);
        var meter = new ProgressMeter(_time);
        while (State.Step < _options.Steps)
        {
            if (IsPatienceGone || cancelled.IsCancellationRequested)
            {
                break;
            }

            var result = TrainingStep.Run(_trainable, cursor.Take(_options.Accumulation), _adam, _options, State.Step + 1);
            State = State with { Step = State.Step + 1, Epoch = cursor.Epoch, Batch = cursor.Batch };
            EvaluationResult? evaluation = null;
            if (_evaluate is not null && IsDue(_options.EvaluateEvery))
            {
                evaluation = _evaluate();
                if (evaluation.Loss < State.BestLoss)
                {
                    State = State with { BestLoss = evaluation.Loss };
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

        Save();
    }
}
