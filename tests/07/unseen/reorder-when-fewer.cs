// task:   07.8
// title:  puts the caches' rows in a new order only if their number changes
// expect: The rows can change places, or one go on twice while another is dropped, with as many rows as before: the
//         caches have to follow after every step.
// hears:  BeamSearchTests.With_several_beams_each_hypothesis_goes_on_with_its_own_cache
// faults: 1
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

        using var scope = NewDisposeScope();

        var memory = model.Encode(source);
        Hypothesis[][] texts =
            Enumerable.Range(0, (int)source.size(0)).Select(_ => new[] { Hypothesis.Start }).ToArray();
        for (int length = 0; length < options.MaxLength && texts.Any(text => text.Any(IsLive)); length++)
        {
            using var step = NewDisposeScope();

            var groups = Groups(texts);
            var next = Decoding.Next(
                model,
                Written(groups, model.Config),
                Spread(memory, groups),
                Spread(source, groups),
                caches); // [rows, vocabulary]
            var order = new List<long>();
            foreach (var (text, first, live) in groups)
            {
                Hypothesis[] ended = texts[text].Where(each => each.Ended).ToArray();
                var longer = Extend(
                    live, next.narrow(0, first, live.Length), options.Beams - ended.Length, model.Config.EndId);
                order.AddRange(longer.Where(each => IsLive(each.Hypothesis)).Select(each => (long)first + each.Row));
                texts[text] = ended.Concat(longer.Select(each => each.Hypothesis)).ToArray();
            }

            // Selecting rows copies every cache, which is most of a step's time: only if rows have come or gone.
            if (order.Count > 0 && order.Count != next.size(0))
            {
                var rows = tensor(order.ToArray());
                foreach (var cache in caches)
                {
                    cache.SelectRows(rows);
                }
            }
        }

        return texts;
    }
}
