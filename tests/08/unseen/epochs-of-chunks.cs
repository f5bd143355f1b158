// task:   08.12
// title:  the last step of an epoch takes fewer batches than asked for; and State.Batch counts steps, not batches
// expect: Chunk does not go on into the next epoch: where an epoch ends, a step is made of fewer batches
//         (BatchCursor.Take goes on). And State.Batch is the number of batches used up; with accumulation you count one
//         for several, and a resumed run takes some again.
// hears:  TrainerTests.Each_step_takes_the_next_batches
// faults: 2
using Katas.Toolkit;
using TorchSharp;

namespace Katas.Lesson08;

sealed partial class Trainer<TBatch>
{
    public void Run(CancellationToken cancelled = default)
    {
        var meter = new ProgressMeter(_time);
        while (GoesOn())
        {
            bool isEmpty = State.Batch == 0;
            foreach (TBatch[] parts in _data.Epoch(State.Epoch, State.Batch).Chunk(_options.Accumulation))
            {
                isEmpty = false;
                StepResult result;
                try
                {
                    result = TrainingStep.Run(_trainable, parts, _adam, _options, State.Step + 1);
                }
                finally
                {
                    Array.ForEach(parts, part => part.Dispose());
                }

                State = State with { Step = State.Step + 1, Batch = State.Batch + 1 };
                var evaluation = IsDue(_options.EvaluateEvery) ? Judged() : null;
                if (IsDue(_options.SaveEvery))
                {
                    Save();
                }

                _progress?.Report(meter.After(State, _options, result, evaluation));
                if (!GoesOn())
                {
                    break;
                }
            }

            if (isEmpty)
            {
                throw new TrainingException($"There is nothing to train on: epoch {State.Epoch} has no batches.");
            }

            if (GoesOn())
            {
                State = State with { Epoch = State.Epoch + 1, Batch = 0 };
            }
        }

        Save();

        bool GoesOn() =>
            State.Step < _options.Steps && !IsPatienceGone && !cancelled.IsCancellationRequested;

        EvaluationResult? Judged()
        {
            if (_evaluate is null)
            {
                return null;
            }

            var evaluation = _evaluate();
            if (evaluation.Loss < State.BestLoss)
            {
                State = State with { BestLoss = evaluation.Loss, Waited = 0 };
                SaveBest();
            }
            else
            {
                State = State with { Waited = State.Waited + 1 };
            }

            return evaluation;
        }
    }
}
