// task:  07.8
// title: The search stops when one hypothesis of each text has ended
// hint:  The first to end is not the best: a longer one may be likelier than it. The search ends when no hypothesis
//        goes on.
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class BeamSearch
{
    private static Hypothesis[][] Follow(
        Transformer model, Tensor source, BeamOptions options, IReadOnlyList<KeyValueCache> caches)
    {
        Guard.Layout(source, "[batch, source]");

        using var memory = model.Encode(source); // [batch, source] → [batch, source, d_model]
        var texts = new Hypothesis[source.size(0)][];
        Array.Fill(texts, [Hypothesis.Start]);
        for (int length = 1; length <= options.MaxLength && texts.Any(text => text.All(IsLive)); length++)
        {
            using var scope = NewDisposeScope();

            var groups = Groups(texts);
            var written = Written(groups, model.Config); // [rows, length]
            var next = Decoding
                .Next(model, written, Spread(memory, groups), Spread(source, groups), caches); // [rows, vocabulary]
            var parents = new List<long>();
            foreach (var (text, first, live) in groups)
            {
                Hypothesis[] ended = [.. texts[text].Where(each => each.Ended)];
                var found = Extend(
                    live, next.narrow(0, first, live.Length), options.Beams - ended.Length, model.Config.EndId);
                texts[text] = [.. ended, .. found.Select(each => each.Hypothesis)];
                parents.AddRange(found.Where(each => IsLive(each.Hypothesis)).Select(each => (long)first + each.Row));
            }

            foreach (var cache in caches)
            {
                cache.SelectRows(tensor(parents.ToArray()));
            }
        }

        return texts;
    }
}
