// task:   07.8
// title:  hypotheses that have ended can lose their place to likelier ones that go on
// expect: What has ended keeps its place: Extend fills only the places that are left.
// hears:  BeamSearchTests.What_has_ended_keeps_its_place
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

        var config = model.Config;
        var memory = model.Encode(source);
        Hypothesis[][] texts = Enumerable.Range(0, (int)source.size(0)).Select(_ => new[] { Hypothesis.Start }).ToArray();

        for (int step = 0; step < options.MaxLength; step++)
        {
            var groups = Groups(texts);
            if (groups.Count == 0)
            {
                break;
            }

            using var scope = NewDisposeScope();
            var next = Decoding.Next(model, Written(groups, config), Spread(memory, groups), Spread(source, groups), caches);
            var keep = new List<long>();
            foreach (var (text, first, live) in groups)
            {
                var extended = Extend(live, next[first..(first + live.Length)], options.Beams, config.EndId);
                // all candidates: those that ended before, and the new ones; the best stay
                var candidates = texts[text].Where(h => h.Ended).Select(h => (Row: -1, H: h))
                    .Concat(extended.Select(c => (Row: first + c.Row, H: c.Hypothesis)))
                    .OrderByDescending(c => c.H.Score(options.Alpha))
                    .Take(options.Beams)
                    .ToArray();
                texts[text] = candidates.Select(c => c.H).ToArray();
                keep.AddRange(candidates.Where(c => !c.H.Ended).Select(c => (long)c.Row));
            }

            if (keep.Count > 0)
            {
                var rows = tensor(keep.ToArray());
                foreach (var cache in caches)
                {
                    cache.SelectRows(rows);
                }
            }
        }

        return texts;
    }
}
