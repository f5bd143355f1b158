// task:  07.5
// title: Writing stops when one text has ended
// hint:  The others have not. Who may stop the loop, any text or all of them?
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

        var config = model.Config;
        var memory = model.Encode(source); // [batch, source] → [batch, source, d_model]
        var written = full([source.size(0), 1], config.StartId, dtype: ScalarType.Int64); // [batch, 1]
        var ended = zeros(source.size(0), dtype: ScalarType.Bool); // [batch]
        while (written.size(1) <= maxLength && !ended.any().ToBoolean())
        {
            using var scores = Next(model, written, memory, source, caches); // [batch, vocabulary]
            var next = scores.argmax(-1).masked_fill(ended, config.PaddingId); // [batch, vocabulary] → [batch]
            written = cat([written, next.unsqueeze(1)], 1); // [batch, length] → [batch, length + 1]
            ended = ended.logical_or(next == config.EndId); // [batch]
        }

        return written[.., 1..]; // [batch, 1 + written] → [batch, written]
    }
}
