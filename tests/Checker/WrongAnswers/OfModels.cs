namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>Wrong answers to lessons 05 and 06.</summary>
internal static class OfModels
{
    private const string Generation = "static partial class TextGeneration";

    private const string Filtered = """
            logits = SamplingFilters.RepetitionPenalty(logits, text, options.RepetitionPenalty);
            if (options.Temperature == 0)
            {
                return logits.argmax().ToInt64();
            }

            logits /= options.Temperature;
            logits = options.TopK is { } k ? SamplingFilters.TopK(logits, k) : logits;
            logits = options.TopP is { } p ? SamplingFilters.TopP(logits, p) : logits;
        """;

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("05.3", "one-block-used-for-all", "sealed partial class TransformerEncoder", """
            public TransformerEncoder(EncoderConfig config)
                : base(nameof(TransformerEncoder))
            {
                Config = config;
                embeddings = new EncoderEmbeddings(config);
                var block = new EncoderBlock(
                    config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation);
                layers = nn.ModuleList<EncoderBlock>();
                foreach (var layer in Enumerable.Repeat(block, (int)config.Layers + 1).Skip(1))
                {
                    layers.Add(layer);
                }

                norm = new LayerNorm(config.DModel, 1e-6);
                RegisterComponents();
            }
            """),
        new("05.5", "MeanPoolingTests.Only_real_tokens_are_added_and_counted", "static partial class Pooling", """
            public static Tensor Mean(Tensor hidden, Tensor real) => (hidden * real).sum(1) / real.sum(1);
            """),
        new("05.6", "inverted-mask", "static partial class Pooling", """
            public static Tensor Max(Tensor hidden, Tensor real) =>
                hidden.masked_fill(real.unsqueeze(-1), double.NegativeInfinity).amax([1]);
            """),
        new("05.7", "softmax-over-the-batch", "sealed partial class AttentionPooling", """
            public override (Tensor output, Tensor weights) forward(Tensor hidden, Tensor real)
            {
                Guard.Layout(hidden, "[batch, length, d_model]");

                var scores = proj.call(hidden).tanh().matmul(context).unsqueeze(1);
                scores = Attention.ApplyMask(scores, real.unsqueeze(1));
                var weights = scores.softmax(1);
                return (weights.matmul(hidden).squeeze(1), weights.squeeze(1));
            }
            """),
        new("05.9", "class-dimension", "static partial class Tagging", """
            public static Tensor Loss(Tensor logits, Tensor labels)
            {
                Guard.Layout(logits, "[batch, length, labels]");

                return nn.functional.cross_entropy(logits, labels, ignore_index: Ignored);
            }
            """),
        new("05.9", "probabilities-into-loss", "static partial class Tagging", """
            public static Tensor Loss(Tensor logits, Tensor labels)
            {
                var asked = labels.ne(Ignored);
                return nn.functional.nll_loss(logits[asked], labels[asked]);
            }
            """),
        new("05.11", "bias-forgotten-in-guess", "sealed partial class MaskedLanguageModel", """
            public override Tensor forward(Tensor tokens, Tensor? segments)
            {
                var (hidden, _) = encoder.call(tokens, segments);
                hidden = norm.call(Activations.Gelu(dense.call(hidden)));
                return hidden.matmul(encoder.Table.t()) * 1;
            }
            """),
        new("06.2", "KeyValueCacheTests.What_is_kept_outlives_the_scope_of_its_step", "sealed partial class KeyValueCache", """
            public (Tensor keys, Tensor values) Append(Tensor key, Tensor value)
            {
                _keys = _keys is null ? key : cat([_keys, key], 2);
                _values = _values is null ? value : cat([_values, value], 2);
                Length += key.size(2);
                return (_keys, _values);
            }
            """) { Then = "tied-to-the-scope-of-the-step" },
        new("06.3", "causal-flag", "sealed partial class CausalAttention", """
            public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
            {
                var projected = nn.functional.linear(input, in_proj_weight, in_proj_bias).chunk(3, -1);
                var query = Heads.Split(projected[0], HeadCount);
                var key = Heads.Split(projected[1], HeadCount);
                var value = Heads.Split(projected[2], HeadCount);
                if (cache is not null)
                {
                    (key, value) = cache.Append(key, value);
                }

                var mixed = nn.functional.scaled_dot_product_attention(query, key, value, is_casual: true);
                var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1));
                var weights = Attention.Softmax(Attention.ApplyMask(scores, CausalMask.Window(query.size(-2), key.size(-2))));
                return (out_proj.call(Heads.Merge(mixed)), weights);
            }
            """),
        new("06.8", "TopKTests.Each_row_has_its_own", "static partial class SamplingFilters", """
            public static Tensor TopK(Tensor logits, long k)
            {
                var (_, order) = logits.sort(-1, descending: true);
                var last = order.select(-1, Math.Min(k, logits.size(-1)) - 1);
                return logits.masked_fill(logits < logits[last], double.NegativeInfinity);
            }
            """),
        new("06.9", "nucleus-returns-probabilities", "static partial class SamplingFilters", """
            public static Tensor TopP(Tensor logits, double p)
            {
                var (sorted, order) = logits.softmax(-1).sort(-1, descending: true);
                var probabilities = sorted.softmax(-1);
                var before = probabilities.cumsum(-1) - probabilities;
                return zeros_like(logits).scatter(-1, order, sorted.masked_fill(before >= p, double.NegativeInfinity));
            }
            """),
        new("06.10", "always-greedy", Generation, $$"""
            public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
            {
                {{Filtered}}
                return nn.functional.softmax(logits, -1).argmax().ToInt64();
            }
            """),
        new("06.10", "draw-without-generator", Generation, $$"""
            public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
            {
                {{Filtered}}
                double mark = rand(1, dtype: ScalarType.Float64).ToDouble();
                var sums = nn.functional.softmax(logits.to(ScalarType.Float64), -1).cumsum(-1);
                return (sums < mark).sum().ToInt64();
            }
            """),
        new("06.10", "item-of-another-type", Generation, $$"""
            public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
            {
                {{Filtered}}
                return multinomial(nn.functional.softmax(logits, -1), 1, generator: generator).item<int>();
            }
            """),
        new("06.10", "NextTests.Temperature_divides_the_logits", Generation, $$"""
            public static long Next(Tensor logits, Tensor text, GenerationOptions options, Generator generator)
            {
                {{Filtered}}
                return multinomial(logits, 1, generator: generator).ToInt64();
            }
            """),
        new("06.11", "tensors-pile-up", Generation, """
            private static long[] Continue(
                LanguageModel model, long[] prompt, GenerationOptions options, IReadOnlyList<KeyValueCache>? caches)
            {
                using var generator = new Generator(options.Seed);
                List<long> text = [.. prompt];
                int end = (int)Math.Min(prompt.Length + (long)options.MaxNewTokens, model.MaxLength);
                while (text.Count < end)
                {
                    long known = caches?[0].Length ?? 0;
                    var input = tensor(text[(int)known..].ToArray()).unsqueeze(0);
                    var logits = model.call(input, caches).logits[0, -1];
                    long next = Next(logits, tensor(text.ToArray()), options, generator);
                    text.Add(next);
                    if (options.StopTokens.Contains(next))
                    {
                        break;
                    }
                }

                return [.. text.Skip(prompt.Length)];
            }
            """),
        new("05.1", "padded-in-front", "static partial class Batches", """
            public static Tensor Pad(IReadOnlyList<long[]> sequences, long filler)
            {
                int longest = sequences.Max(each => each.Length);
                var rows = sequences.Select(each => Enumerable.Repeat(filler, longest - each.Length).Concat(each).ToArray());
                return stack(rows.Select(row => tensor(row)));
            }
            """),
        new("05.2", "norm-before-the-segments", "sealed partial class EncoderEmbeddings", """
            public override Tensor forward(Tensor tokens, Tensor? segments)
            {
                segments ??= zeros_like(tokens);
                var words = norm.call(position_embeddings.call(word_embeddings.call(tokens)));
                return nn.functional.dropout(words + token_type_embeddings.call(segments), _config.Dropout, training);
            }
            """),
        new("05.4", "padding-not-masked", "sealed partial class TransformerEncoder", """
            public override (Tensor output, Tensor[] weights) forward(Tensor tokens, Tensor? segments)
            {
                var hidden = embeddings.call(tokens, segments);
                var looks = new List<Tensor>();
                foreach (var layer in layers)
                {
                    var (next, weights) = layer.call(hidden, null);
                    hidden = next;
                    looks.Add(weights);
                }

                return (norm.call(hidden), looks.ToArray());
            }
            """),
        new("05.8", "head-without-tanh", "sealed partial class SequenceClassifier", """
            public override Tensor forward(Tensor tokens, Tensor? segments)
            {
                var (hidden, _) = encoder.call(tokens, segments);
                var pooled = Pool(hidden, Batches.Real(tokens, encoder.Config.PaddingId));
                var middle = dense.call(nn.functional.dropout(pooled, _dropout, training));
                return out_proj.call(nn.functional.dropout(middle, _dropout, training));
            }
            """),
        new("05.10", "labels-after-masking", "static partial class Masking", """
            public static (Tensor inputs, Tensor labels) Apply(
                Tensor tokens, Tensor candidates, MaskingDraws draws, long maskId)
            {
                var chosen = candidates & (draws.Choice < Rate);
                var hide = chosen & (draws.Fate < Hidden);
                var swap = chosen & (draws.Fate >= Hidden) & (draws.Fate < Hidden + Replaced);
                var inputs = where(hide, full_like(tokens, maskId), tokens);
                inputs = where(swap, draws.Replacement, inputs);
                var labels = where(chosen, inputs, full_like(inputs, Tagging.Ignored));
                return (inputs, labels);
            }
            """),
        new("05.12", "attention-linear-in-the-length", "sealed partial record EncoderCosts", """
            public static EncoderCosts Of(EncoderConfig config, long batch, long length)
            {
                long d = config.DModel, wide = config.DFeedForward, n = config.Layers, tokens = batch * length;
                return new EncoderCosts(
                    new Cost((config.VocabularySize + config.MaxLength + config.Segments) * d, 0),
                    new Cost(n * ((4 * d * d) + (4 * d)), n * 8 * tokens * d * d),
                    new Cost(0, n * 4 * tokens * d),
                    new Cost(n * ((2 * d * wide) + wide + d), n * 4 * tokens * d * wide),
                    new Cost((n + 1) * 4 * d, 0));
            }
            """),
        new("06.1", "token-does-not-see-itself", "static partial class CausalMask", """
            public static Tensor Window(long queries, long keys)
            {
                var query = arange(keys - queries, keys).unsqueeze(1);
                return arange(keys).unsqueeze(0) < query;
            }
            """),
        new("06.4", "norms-swapped", "sealed partial class GptBlock", """
            public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
            {
                var (attended, weights) = self_attn.call(norm2.call(input), mask, cache);
                var middle = input + attended;
                return (middle + Think(norm1.call(middle)), weights);
            }
            """),
        new("06.5", "memory-mask-ignored", "sealed partial class DecoderBlock", """
            public override (Tensor output, Tensor selfWeights, Tensor crossWeights) forward(
                Tensor target, Tensor memory, Tensor? targetMask, Tensor? memoryMask, KeyValueCache? cache)
            {
                var (back, own) = Attend(NormBefore(norm1, target), targetMask, cache);
                var first = NormAfter(norm1, target + back);
                var (read, cross) = CrossAttend(NormBefore(norm2, first), memory, null);
                var second = NormAfter(norm2, first + read);
                return (NormAfter(norm3, second + Think(NormBefore(norm3, second))), own, cross);
            }
            """),
        new("06.6", "last-norm-forgotten", "sealed partial class LanguageModel", """
            public override (Tensor logits, Tensor[] weights) forward(Tensor text, IReadOnlyList<KeyValueCache>? caches)
            {
                var hidden = tokens.call(text);
                hidden = positions.call(hidden, caches is null ? 0 : caches[0].Length);
                hidden = nn.functional.dropout(hidden, _dropout, training);
                var all = new List<Tensor>();
                for (int i = 0; i < blocks.Count; i++)
                {
                    (hidden, var looks) = blocks[i].call(hidden, null, caches?[i]);
                    all.Add(looks);
                }

                return (hidden.matmul(tokens.weight!.t()), [.. all]);
            }
            """),
        new("06.7", "RepetitionPenaltyTests.Each_seen_token_pays_once", "static partial class SamplingFilters", """
            public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
            {
                var seen = zeros_like(logits).scatter(-1, text, 1).to(ScalarType.Bool);
                return where(seen, logits / penalty, logits);
            }
            """),
        new("06.7", "negative-logits-divided", "static partial class SamplingFilters", """
            public static Tensor RepetitionPenalty(Tensor logits, Tensor text, double penalty)
            {
                var seen = zeros_like(logits).scatter(-1, text, ones(text.shape, logits.dtype)).to(ScalarType.Bool);
                return where(seen, logits / penalty, logits);
            }
            """),
    ];
}
