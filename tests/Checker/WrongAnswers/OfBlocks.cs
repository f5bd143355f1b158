namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>Wrong answers to lessons 03 and 04.</summary>
internal static class OfBlocks
{
    private const string Norm = "sealed partial class LayerNorm";

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("03.2", "frequencies-in-float32", "static partial class Sinusoids", """
            public static Tensor Frequencies(long dModel) => pow(Base, arange(0, dModel, 2) / -dModel);
            """),
        new("03.2", "whole-number-division", "static partial class Sinusoids", """
            public static Tensor Frequencies(long dModel)
            {
                var frequencies = new List<double>();
                for (int i = 0; i < dModel; i += 2)
                {
                    frequencies.Add(1 / Math.Pow(Base, i / dModel));
                }

                return tensor(frequencies.ToArray());
            }
            """),
        new("03.4", "SinusoidalEncodingTests.The_type_of_value_is_the_input_s", "sealed partial class SinusoidalEncoding", """
            public override Tensor forward(Tensor input, long offset) =>
                input + Sinusoids.Table(input.size(-2), _dModel, offset).to(ScalarType.Float32);
            """),
        new("03.5", "statistics-over-everything", "static partial class Similarity", """
            public static Tensor Cosine(Tensor vectors)
            {
                var units = vectors / vectors.norm();
                return units.matmul(units.transpose(-2, -1));
            }
            """),
        new("03.6", "in-place-on-argument", "sealed partial class LearnedPositions", """
            public override Tensor forward(Tensor input, long offset)
            {
                long length = input.size(-2);
                if (offset + length > _maxLength)
                {
                    throw new ArgumentException($"input is too long: the last position is {offset + length - 1} of {_maxLength}.", nameof(input));
                }

                using var positions = weight.narrow(0, offset, length);
                return input.add_(positions);
            }
            """),
        new("03.7", "BetweenTests.Keys_before_the_query_are_below_0_and_keys_after_it_above", "static partial class Distances", """
            public static Tensor Between(long queryLength, long keyLength, long offset = 0)
            {
                var queries = arange(offset, offset + queryLength, dtype: ScalarType.Int64);
                var keys = arange(keyLength, dtype: ScalarType.Int64);
                return keys - queries;
            }
            """),
        new("04.1", "missing-keepdim", Norm, """
            public static Tensor Normalize(Tensor input, double eps)
            {
                var centred = input - input.mean([-1]);
                var variance = centred.square().mean([-1]);
                return centred / (variance + eps).sqrt();
            }
            """),
        new("04.1", "statistics-over-everything", Norm, """
            public static Tensor Normalize(Tensor input, double eps)
            {
                return (input - input.mean()) / (input.var(unbiased: false) + eps).sqrt();
            }
            """),
        new("04.1", "variance-of-a-sample", Norm, """
            public static Tensor Normalize(Tensor input, double eps)
            {
                var (variance, mean) = torch.var_mean(input, -1, keepdim: true);
                return (input - mean) * rsqrt(variance + eps) * 1;
            }
            """),
        new("04.2", "in-place-on-parameter", Norm, """
            public override Tensor forward(Tensor input)
            {
                return weight.mul_(Normalize(input, _eps)) + bias;
            }
            """),
        new("04.3", "gradient-cut", "static partial class Activations", """
            public static Tensor Relu(Tensor input)
            {
                using var off = no_grad();
                return input.clamp(min: 0);
            }
            """),
        new("04.5", "integer-division", "static partial class Activations", """
            public static Tensor GeluTanh(Tensor input)
            {
                var inner = Math.Sqrt(2 / Math.PI) * (input + (0.044715 * input.pow(3)));
                return 1 / 2 * input * (1 + inner.tanh());
            }
            """),
        new("04.6", "dropout-in-eval", "sealed partial class FeedForward", """
            public static Tensor Transform(
                Tensor input, Linear linear1, Linear linear2, Activation activation, double dropout, bool training)
            {
                var hidden = Activations.Apply(linear1.call(input), activation);
                hidden = nn.Dropout(dropout).call(hidden);
                return linear2.call(hidden);
            }
            """),
        new("04.8", "inverted-mask", "sealed partial class EncoderBlock", """
            private (Tensor output, Tensor weights) PostNorm(Tensor input, Tensor? mask)
            {
                var hidden = mask is null ? null : mask.logical_not();
                var (attended, weights) = Attend(input, hidden);
                var middle = norm1.call(input + attended);
                return (norm2.call(middle + Think(middle)), weights);
            }
            """),
        new("04.12", "missing-keepdim", "static partial class AttentionAnalysis", """
            public static Tensor HeadSimilarity(Tensor weights)
            {
                var rows = weights.flatten(2);
                var unit = rows / rows.square().sum(-1).sqrt();
                return unit.matmul(unit.transpose(-2, -1)).mean([0]);
            }
            """),
        new("03.1", "mean-difference", "static partial class Order", """
            public static double Sensitivity(Func<Tensor, Tensor> model, Tensor input, Tensor order)
            {
                var one = model(input.index_select(-2, order));
                var other = model(input).index_select(-2, order);
                return (one - other).abs().mean().ToDouble();
            }
            """),
        new("03.3", "sines-then-cosines", "static partial class Sinusoids", """
            public static Tensor Table(long length, long dModel, long offset = 0)
            {
                var at = arange(offset, offset + length, ScalarType.Float64).unsqueeze(1);
                var angles = at.matmul(Frequencies(dModel).unsqueeze(0));
                return hstack([sin(angles), cos(angles)])[.., ..(int)dModel];
            }
            """),
        new("03.8", "clipped-on-one-side", "static partial class Distances", """
            public static Tensor Clip(Tensor distances, long maxDistance) => minimum(distances, tensor(maxDistance)) + maxDistance;
            """),
        new("03.9", "only-content-scaled", "sealed partial class RelativeAttention", """
            public Tensor Scores(Tensor query, Tensor key, long offset = 0)
            {
                var content = query.matmul(key.transpose(-2, -1)) / Math.Sqrt(query.size(-1));
                var vectors = relative_keys[Index(query, key, offset)];
                return content + einsum("...qd,qkd->...qk", query, vectors);
            }
            """),
        new("03.10", "content-values-left-out", "sealed partial class RelativeAttention", """
            public override (Tensor output, Tensor weights) forward(
                Tensor query, Tensor key, Tensor value, Tensor? mask, long offset)
            {
                var scores = Scores(query, key, offset);
                if (mask is not null)
                {
                    scores = Attention.ApplyMask(scores, mask);
                }

                var weights = Attention.Softmax(scores);
                var output = einsum("...qk,qkd->...qd", weights, relative_values[Index(query, key, offset)]);
                return (output, weights);
            }
            """),
        new("03.11", "directions-share-buckets", "static partial class Distances", """
            public static Tensor Bucket(Tensor distances, bool bidirectional = true, long buckets = 32, long maxDistance = 128)
            {
                long half = bidirectional ? buckets / 2 : buckets;
                var far = bidirectional ? distances.abs() : where(distances < 0, -distances, zeros_like(distances));
                long exact = half / 2;
                var scale = (half - exact) / Math.Log((double)maxDistance / exact);
                var wide = ((far.to(ScalarType.Float64) / exact).log() * scale).to(ScalarType.Int64) + exact;
                wide = minimum(wide, tensor(half - 1));
                return where(far < exact, far, wide);
            }
            """),
        new("03.12", "heads-last", "sealed partial class RelativeBias", """
            public override Tensor forward(long queryLength, long keyLength, long offset)
            {
                var distances = Distances.Between(queryLength, keyLength, offset);
                return weight[Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance)];
            }
            """),
        new("04.4", "gelu-root-of-two-forgotten", "static partial class Activations", """
            public static Tensor Gelu(Tensor input) => input * (special.erf(input) + 1) / 2;
            """),
        new("04.7", "widths-swapped", "sealed partial class EncoderBlock", """
            public EncoderBlock(
                long dModel,
                long heads,
                long dFeedForward,
                double dropout = 0.1,
                NormPlacement norm = NormPlacement.Post,
                Activation activation = Activation.ReLU)
                : base(nameof(EncoderBlock))
            {
                DModel = dModel;
                Norm = norm;
                _dropout = dropout;
                _activation = activation;
                self_attn = new MultiHeadAttention(dModel, heads, dropout);
                linear1 = nn.Linear(dFeedForward, dModel);
                linear2 = nn.Linear(dModel, dFeedForward);
                norm1 = new LayerNorm(dModel);
                norm2 = new LayerNorm(dModel);
                RegisterComponents();
            }
            """),
        new("04.9", "pre-normal-tokens-added", "sealed partial class EncoderBlock", """
            private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
            {
                input = norm1.call(input);
                var (looked, weights) = Attend(input, mask);
                input += looked;
                input += Think(norm2.call(input));
                return (input, weights);
            }
            """),
        new("04.10", "entropy-counts-blind-queries", "static partial class AttentionAnalysis", """
            public static Tensor Entropy(Tensor weights)
            {
                var each = -(weights * (weights + 1e-30).log()).sum(-1);
                return each.mean([0, 2]);
            }
            """),
        new("04.11", "distance-signed-the-other-way", "static partial class AttentionAnalysis", """
            public static Tensor Distance(Tensor weights)
            {
                long n = weights.size(-1);
                var place = arange(n).to_type(weights.dtype);
                var apart = place.view(1, n) - place.view(n, 1);
                return AverageOverQueries((weights * apart).sum(-1), weights);
            }
            """),
    ];
}
