namespace Katas.Lesson08;

/// <summary>A source of batches: the same ones for the same epoch, whenever it is asked.</summary>
/// <typeparam name="TBatch">A batch; whoever takes it disposes it.</typeparam>
public interface IBatchSource<out TBatch>
    where TBatch : IDisposable
{
    /// <summary>Goes through the corpus once.</summary>
    /// <param name="epoch">The number of the epoch, from 0; each has an order of its own.</param>
    /// <param name="skip">The number of batches to skip at the start, to go on where a run ended.</param>
    IEnumerable<TBatch> Epoch(int epoch, int skip = 0);
}
