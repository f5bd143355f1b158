// task:  07.5
// title: Texts in a room made beforehand
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

        var memory = model.Encode(source);
        var room = full([source.size(0), maxLength + 1], model.Config.PaddingId, dtype: ScalarType.Int64);
        room[.., 0] = model.Config.StartId;
        var live = ones(source.size(0), dtype: ScalarType.Bool);
        int length = 1;
        while (length <= maxLength && live.any().ToBoolean())
        {
            var best = Next(model, room[.., ..length], memory, source, caches).max(-1).indexes;
            room[.., length] = where(live, best, model.Config.PaddingId);
            live = live & best.ne(model.Config.EndId);
            length++;
        }

        return room[.., 1..length];
    }
}
