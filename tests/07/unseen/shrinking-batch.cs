// task:   07.5
// title:  takes ended texts out of the batch, and from the second time on mistakes rows of the smaller batch for texts
// expect: Rows that remain are numbered within the batch as it is now; to know whose tokens they are, look them up in
//         the list of open texts (open[row]) instead of replacing it by the row numbers.
// hears:  GreedyTests.Texts_may_end_in_any_order
// faults: 1
using Katas.Lesson05;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class Decoding
{
    private static Tensor Write(
        Transformer model, Tensor source, int maxLength, IReadOnlyList<KeyValueCache> caches)
    {
        Guard.Layout(source, "[batch, source]");

        using var scope = NewDisposeScope();

        var config = model.Config;
        var memory = model.Encode(source);
        var reading = source;
        var written = full(source.size(0), 1, config.StartId, dtype: ScalarType.Int64); // [batch, 1]

        List<long>[] texts = Enumerable.Range(0, (int)source.size(0)).Select(_ => new List<long>()).ToArray();
        int[] open = Enumerable.Range(0, texts.Length).ToArray(); // the text of each row
        for (int length = 0; length < maxLength && open.Length > 0; length++)
        {
            using var step = NewDisposeScope();

            var best = Next(model, written, memory, reading, caches).argmax(-1); // [open]
            long[] tokens = best.data<long>().ToArray();
            for (int row = 0; row < tokens.Length; row++)
            {
                texts[open[row]].Add(tokens[row]);
            }

            written = cat(new[] { written, best.unsqueeze(1) }, 1).MoveToOuterDisposeScope();

            // Why compute padding for texts that have ended? They leave the batch.
            int[] remaining = Enumerable.Range(0, tokens.Length).Where(row => tokens[row] != config.EndId).ToArray();
            if (remaining.Length < open.Length)
            {
                open = remaining;
                if (open.Length == 0)
                {
                    break;
                }

                var rows = tensor(remaining.Select(row => (long)row).ToArray());
                written = written.index_select(0, rows).MoveToOuterDisposeScope();
                memory = memory.index_select(0, rows).MoveToOuterDisposeScope();
                reading = reading.index_select(0, rows).MoveToOuterDisposeScope();
                foreach (var cache in caches)
                {
                    cache.SelectRows(rows);
                }
            }
        }

        return Batches.Pad(texts.Select(text => text.ToArray()).ToArray(), config.PaddingId).MoveToOuterDisposeScope();
    }
}
