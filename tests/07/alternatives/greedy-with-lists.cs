// task:  07.5
// title: Texts in lists
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
        using var memory = model.Encode(source);
        var texts = Enumerable.Range(0, (int)source.size(0)).Select(_ => new List<long> { model.Config.StartId }).ToArray();
        bool[] ended = new bool[texts.Length];
        for (int length = 0; length < maxLength && ended.Contains(false); length++)
        {
            using var step = NewDisposeScope();
            var written = stack(texts.Select(text => tensor(text.ToArray())));
            long[] best = Next(model, written, memory, source, caches).argmax(1).data<long>().ToArray();
            for (int row = 0; row < texts.Length; row++)
            {
                texts[row].Add(ended[row] ? model.Config.PaddingId : best[row]);
                ended[row] |= best[row] == model.Config.EndId;
            }
        }

        return stack(texts.Select(text => tensor(text.Skip(1).ToArray()))).MoveToOuterDisposeScope();
    }
}
