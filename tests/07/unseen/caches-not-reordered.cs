// task:   07.8
// title:  leaves the rows of the caches as they are
// expect: The rows have changed places, and the caches have not: each row reads another hypothesis's past.
// hears:  caches-left-as-they-are
// faults: 1
namespace Katas.Lesson07;

static partial class BeamSearch
{
    private static Hypothesis[][] Follow(
        Transformer model, Tensor source, BeamOptions options, IReadOnlyList<KeyValueCache> caches)
    {
        var memory = model.Encode(source);
        var texts = Enumerable.Range(0, (int)source.size(0)).Select(_ => new[] { Hypothesis.Start }).ToArray();
        for (int step = 0; step < options.MaxLength; step++)
        {
            if (!texts.Any(text => text.Any(IsLive)))
            {
                break;
            }

            var groups = Groups(texts);
            var next = Decoding.Next(model, Written(groups, model.Config), Spread(memory, groups), Spread(source, groups), caches);
            foreach (var (text, first, live) in groups)
            {
                var done = texts[text].Where(each => each.Ended).ToList();
                var more = Extend(live, next[first..(first + live.Length)], options.Beams - done.Count, model.Config.EndId);
                texts[text] = [.. done, .. more.Select(each => each.Hypothesis)];
            }
        }

        return texts;
    }
}
