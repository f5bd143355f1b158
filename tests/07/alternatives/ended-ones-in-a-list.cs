// task:  07.8
// title: Ended hypotheses kept apart
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

        using var memory = model.Encode(source);
        var done = Enumerable.Range(0, (int)source.size(0)).Select(_ => new List<Hypothesis>()).ToArray();
        Hypothesis[][] open = [.. done.Select(_ => new[] { Hypothesis.Start })];
        int length = 0;
        while (length < options.MaxLength && open.Any(text => text.Length > 0))
        {
            using var scope = NewDisposeScope();
            length++;
            var groups = Groups(open);
            using var next = Decoding.Next(
                model, Written(groups, model.Config), Spread(memory, groups), Spread(source, groups), caches);
            List<int> kept = [];
            foreach (var group in groups)
            {
                var scores = next[group.First..(group.First + group.Live.Length)];
                var all = Extend(group.Live, scores, options.Beams - done[group.Text].Count, model.Config.EndId);
                done[group.Text].AddRange(all.Select(each => each.Hypothesis).Where(each => each.Ended));
                var going = all.Where(each => !each.Hypothesis.Ended).ToList();
                open[group.Text] = [.. going.Select(each => each.Hypothesis)];
                kept.AddRange(going.Select(each => group.First + each.Row));
            }

            foreach (var cache in caches)
            {
                cache.SelectRows(tensor(kept.Select(row => (long)row).ToArray()));
            }
        }

        return [.. done.Zip(open, (ended, going) => ended.Concat(going).ToArray())];
    }
}
