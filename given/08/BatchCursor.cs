namespace Katas.Lesson08;

/// <summary>
/// Goes through the data again and again, knows where it is, and can start anywhere: what a resumed run needs.
/// </summary>
/// <typeparam name="TBatch">What the model is trained on.</typeparam>
public sealed class BatchCursor<TBatch> : IDisposable
    where TBatch : IDisposable
{
    private readonly IBatchSource<TBatch> _source;
    private readonly List<TBatch> _taken = [];
    private IEnumerator<TBatch> _rest;

    /// <summary>Starts at a place.</summary>
    /// <param name="source">The data.</param>
    /// <param name="epoch">Which pass through it to start in; the first is 0.</param>
    /// <param name="batch">The number of its batches to skip.</param>
    /// <exception cref="TrainingException">The pass has fewer batches.</exception>
    public BatchCursor(IBatchSource<TBatch> source, int epoch = 0, int batch = 0)
    {
        (_source, Epoch, Batch) = (source, epoch, batch);
        int skipped = Math.Max(batch - 1, 0);
        _rest = source.Epoch(epoch, skipped).GetEnumerator();
        if (skipped < batch)
        {
            SkipOne();
        }
    }

    /// <summary>Which pass through the data it is.</summary>
    public int Epoch { get; private set; }

    /// <summary>The number of batches of this pass that have been taken.</summary>
    public int Batch { get; private set; }

    /// <summary>Takes the next batches, those of the next pass where this one ends.</summary>
    /// <param name="count">The number of batches.</param>
    /// <returns>The batches. They last until the next ones are taken, and are disposed then.</returns>
    /// <exception cref="TrainingException">A pass has no batches.</exception>
    public IReadOnlyList<TBatch> Take(int count)
    {
        Release();
        while (_taken.Count < count)
        {
            if (_rest.MoveNext())
            {
                _taken.Add(_rest.Current);
                Batch++;
            }
            else if (Batch == 0)
            {
                throw new TrainingException($"There is nothing to train on: epoch {Epoch} has no batches.");
            }
            else
            {
                _rest.Dispose();
                (Epoch, Batch) = (Epoch + 1, 0);
                _rest = _source.Epoch(Epoch).GetEnumerator();
            }
        }

        return _taken;
    }

    /// <summary>Disposes the batches, and whatever they are read from.</summary>
    public void Dispose()
    {
        Release();
        _rest.Dispose();
    }

    /// <summary>Skips the last batch that is to be skipped, to see that it exists.</summary>
    private void SkipOne()
    {
        if (!_rest.MoveNext())
        {
            _rest.Dispose();
            throw new TrainingException(
                $"The run had come to batch {Batch} of epoch {Epoch}, and the data has fewer. Is it the data that "
                + "the run was started with?");
        }

        _rest.Current.Dispose();
    }

    private void Release()
    {
        _taken.ForEach(batch => batch.Dispose());
        _taken.Clear();
    }
}
