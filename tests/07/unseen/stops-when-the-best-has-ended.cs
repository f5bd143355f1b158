// task:   07.8
// title:  a text stops as soon as one of its hypotheses has ended
// expect: The search of a text goes on until all its hypotheses have ended; one that ends later may score higher.
// hears:  BeamSearchTests.A_text_is_searched_until_all_its_hypotheses_have_ended
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

        var done = new Hypothesis[texts.Length][];
        for (int length = 0; length < options.MaxLength; length++)
        {
            var groups = Groups(texts);
            if (groups.Count == 0)
            {
                break;
            }

            var next = Decoding.Next(model, Written(groups, config), Spread(memory, groups), Spread(source, groups), caches);
            List<long> rows = [];
            foreach (var (text, first, live) in groups)
            {
                Hypothesis[] ended = [.. texts[text].Where(h => h.Ended)];
                var more = Extend(live, next[first..(first + live.Length)], options.Beams - ended.Length, config.EndId);
                if (more[0].Hypothesis.Ended)
                {
                    // the likeliest continuation ends here: nothing better will come
                    texts[text] = [.. ended, more[0].Hypothesis];
                    continue;
                }

                texts[text] = [.. ended, .. more.Select(c => c.Hypothesis)];
                rows.AddRange(more.Where(c => !c.Hypothesis.Ended).Select(c => (long)(first + c.Row)));
            }

            if (rows.Count > 0)
            {
                var order = tensor(rows.ToArray());
                foreach (var cache in caches)
                {
                    cache.SelectRows(order);
                }
            }
        }

        return texts;
    }
}
