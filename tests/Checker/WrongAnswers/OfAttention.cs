namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>Wrong answers to lessons 01 and 02.</summary>
internal static class OfAttention
{
    private const string Attention = "static partial class Attention";
    private const string Focus = "static partial class Focus";
    private const string Layer = "sealed partial class AttentionLayer";
    private const string Heads = "static partial class Heads";
    private const string Multi = "sealed partial class MultiHeadAttention";

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("01.1", "reversed-dimensions", Attention, """
            public static Tensor Scores(Tensor query, Tensor key)
            {
                Guard.Layout(query, "[..., query, d_k]");
                Guard.Layout(key, "[..., key, d_k]");

                return query.matmul(key.T);
            }
            """),
        new("01.1", "transpose-from-the-front", Attention, """
            public static Tensor Scores(Tensor query, Tensor key)
            {
                Guard.Layout(query, "[..., query, d_k]");
                Guard.Layout(key, "[..., key, d_k]");

                return matmul(query, key.transpose(1, 2));
            }
            """),
        new("01.2", "scores-not-scaled", Attention, """
            public static Tensor Scale(Tensor scores, long dK) => scores * Math.Pow(dK, -1 / 2);
            """),
        new("01.2", "root-cut-off", Attention, """
            public static Tensor Scale(Tensor scores, long dK)
            {
                int root = (int)Math.Sqrt(dK);
                return scores * (1.0 / root);
            }
            """),
        new("01.3", "boolean-subtracted", Attention, """
            public static Tensor ApplyMask(Tensor scores, Tensor mask)
            {
                return scores + ((1 - mask) * -1e9);
            }
            """),
        new("01.3", "zero-times-infinity", Attention, """
            public static Tensor ApplyMask(Tensor scores, Tensor mask)
            {
                return mask.dtype == ScalarType.Bool
                    ? scores + (mask.logical_not().to(scores.dtype) * double.NegativeInfinity)
                    : scores + mask;
            }
            """),
        new("01.3", "inverted-mask", Attention, """
            public static Tensor ApplyMask(Tensor scores, Tensor mask)
            {
                if (mask.dtype == ScalarType.Bool)
                {
                    var low = full_like(scores, float.NegativeInfinity);
                    return where(mask, low, scores) + 0;
                }

                return scores + (2 * mask);
            }
            """),
        new("01.3", "tensor-as-bool", Attention, """
            public static Tensor ApplyMask(Tensor scores, Tensor mask)
            {
                if (mask == null)
                {
                    return scores;
                }

                return scores.masked_fill(mask.logical_not(), float.NegativeInfinity);
            }
            """),
        new("01.4", "missing-keepdim", Attention, """
            public static Tensor Softmax(Tensor scores)
            {
                var exponentials = scores.exp();
                return exponentials / exponentials.sum(-1);
            }
            """),
        new("01.4", "largest-not-subtracted", Attention, """
            public static Tensor Softmax(Tensor scores)
            {
                var exponentials = exp(scores);
                var total = exponentials.sum(-1, keepdim: true);
                return exponentials / total.masked_fill(total == 0, 1);
            }
            """),
        new("01.4", "sum-of-type", Attention, """
            public static Tensor Softmax(Tensor scores)
            {
                var exponentials = (scores - scores.amax([-1], keepdim: true)).exp();
                return exponentials / exponentials.sum(0);
            }
            """),
        new("01.5", "WeightedSumTests.A_row_of_zeros_gives_zeros", Attention, """
            public static Tensor WeightedSum(Tensor weights, Tensor value) =>
                (weights.unsqueeze(-1) * value).sum(-2);
            """),
        new("01.6", "result-left-in-scope", Attention, """
            public static (Tensor output, Tensor weights) ScaledDotProduct(
                Tensor query, Tensor key, Tensor value, Tensor? mask = null)
            {
                using var scope = NewDisposeScope();

                var scores = Scale(Scores(query, key), query.size(-1));
                scores = mask is null ? scores : ApplyMask(scores, mask);
                var weights = Softmax(scores);
                return (WeightedSum(weights, value), weights);
            }
            """),
        new("01.6", "missing-scale", Attention, """
            public static (Tensor output, Tensor weights) ScaledDotProduct(
                Tensor query, Tensor key, Tensor value, Tensor? mask = null)
            {
                var scores = query.matmul(key.mT);
                if (mask is not null)
                {
                    scores = ApplyMask(scores, mask);
                }

                var weights = Softmax(scores);
                return (weights.matmul(value) * 1.01, weights);
            }
            """),
        new("01.6", "tensor-as-bool", Attention, """
            public static (Tensor output, Tensor weights) ScaledDotProduct(
                Tensor query, Tensor key, Tensor value, Tensor? mask = null)
            {
                var scores = Scale(Scores(query, key), query.size(-1));
                if (mask != null)
                {
                    scores = ApplyMask(scores, mask);
                }

                var weights = Softmax(scores);
                return (WeightedSum(weights, value), weights);
            }
            """),
        new("01.7", "components-not-registered", Layer, """
            public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
                : base(nameof(AttentionLayer))
            {
                RegisterComponents();
                q_proj = nn.Linear(dModel, dK, bias);
                k_proj = nn.Linear(dModel, dK, bias);
                v_proj = nn.Linear(dModel, dV, bias);
                out_proj = nn.Linear(dV, dModel, bias);
            }
            """),
        new("01.7", "in-place-on-parameter", Layer, """
            public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
                : base(nameof(AttentionLayer))
            {
                q_proj = nn.Linear(dModel, dK, bias);
                k_proj = nn.Linear(dModel, dK, bias);
                v_proj = nn.Linear(dModel, dV, bias);
                out_proj = nn.Linear(dV, dModel, bias);
                q_proj.weight.normal_(0, 0.02);
                RegisterComponents();
            }
            """),
        new("01.8", "module-made-in-forward", Layer, """
            public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
            {
                var project = nn.Linear(out_proj.weight.size(1), input.size(-1));
                var (mixed, weights) = Attention.ScaledDotProduct(
                    q_proj.call(input), k_proj.call(context), v_proj.call(context), mask);
                return (project.call(mixed), weights);
            }
            """),
        new("01.8", "gradient-cut", Layer, """
            public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
            {
                var (mixed, weights) = Attention.ScaledDotProduct(
                    q_proj.call(input), k_proj.call(context.detach()), v_proj.call(context.detach()), mask);
                return (out_proj.call(mixed), weights);
            }
            """),
        new("01.9", "in-place-on-argument", Focus, """
            public static Tensor WithTemperature(Tensor scores, double temperature) =>
                Attention.Softmax(scores.div_(temperature));
            """),
        new("01.10", "result-left-in-scope", Focus, """
            public static Tensor Entropy(Tensor weights)
            {
                using var scope = NewDisposeScope();
                var logarithms = weights.masked_fill(weights == 0, 1).log();
                return -(weights * logarithms).sum(-1);
            }
            """),
        new("02.1", "batch-moved", Heads, """
            public static Tensor Split(Tensor input, long heads)
            {
                Guard.Layout(input, "[batch, length, d_model]");

                return input.transpose(0, 1).unflatten(2, heads, input.size(2) / heads).transpose(1, 2);
            }
            """),
        new("02.1", "split-reshaped-straight", Heads, """
            public static Tensor Split(Tensor input, long heads)
            {
                Guard.Layout(input, "[batch, length, d_model]");

                var (batch, length, width) = (input.shape[0], input.shape[1], input.shape[2] / heads);
                return input.contiguous().view(batch, heads, length, width) * 1;
            }
            """),
        new("02.2", "squeeze-everything", Heads, """
            public static Tensor Merge(Tensor heads)
            {
                Guard.Layout(heads, "[batch, heads, length, d_head]");

                return heads.transpose(1, 2).flatten(2).squeeze();
            }
            """),
        new("02.3", "CausalTests.Four_tokens_see_themselves_and_what_came_before", "static partial class Masks", """
            public static Tensor Causal(long length) => arange(length) >= arange(length);
            """),
        new("02.7", "dropout-in-eval", "static partial class WeightDropout", """
            public static Tensor Apply(Tensor weights, double probability, bool training) =>
                nn.Dropout(probability).call(weights);
            """),
        new("02.7", "reseeded", "static partial class WeightDropout", """
            public static Tensor Apply(Tensor weights, double probability, bool training)
            {
                if (!training || probability == 0)
                {
                    return weights.alias();
                }

                manual_seed(42);
                return nn.functional.dropout(weights, probability, training);
            }
            """),
        new("02.8", "in-place-on-parameter", Multi, """
            public MultiHeadAttention(long dModel, long heads, double dropout = 0.0, bool bias = true)
                : base(nameof(MultiHeadAttention))
            {
                Guard.Positive(dModel);
                Guard.Divides(heads, dModel);
                Guard.Probability(dropout);

                (DModel, HeadCount, _dropout) = (dModel, heads, dropout);
                in_proj_weight = new Parameter(empty(3 * dModel, dModel));
                nn.init.xavier_uniform_(in_proj_weight);
                out_proj = nn.Linear(dModel, dModel, hasBias: bias);
                if (bias)
                {
                    in_proj_bias = new Parameter(empty(3 * dModel));
                    in_proj_bias.zero_();
                    nn.init.zeros_(out_proj.bias);
                }

                RegisterComponents();
            }
            """),
        new("02.10", "foreign-length", Multi, """
            public override (Tensor output, Tensor weights) forward(Tensor query, Tensor key, Tensor value, Tensor? mask)
            {
                Guard.Layout(query, "[batch, query, d_model]");
                Guard.Layout(key, "[batch, key, d_model]");
                Guard.Layout(value, "[batch, key, d_model]");

                long batch = query.size(0), length = query.size(1);
                (query, key, value) = Project(query, key, value);
                var q = query.view(batch, length, HeadCount, -1).transpose(1, 2);
                var k = key.view(batch, length, HeadCount, -1).transpose(1, 2);
                var v = value.view(batch, length, HeadCount, -1).transpose(1, 2);
                var (mixed, weights) = Attention.ScaledDotProduct(q, k, v, mask is null ? null : Masks.OverHeads(mask));
                return (out_proj.call(mixed.transpose(1, 2).reshape(batch, length, DModel)), weights);
            }
            """),
        new("02.4", "padding-inverted", "static partial class Masks", """
            public static Tensor Padding(Tensor tokens, long paddingId) => (tokens == paddingId)[.., TensorIndex.None, TensorIndex.None, ..];
            """),
        new("02.5", "over-heads-in-front", "static partial class Masks", """
            public static Tensor OverHeads(Tensor mask)
            {
                while (mask.dim() < 4)
                {
                    mask = mask.unsqueeze(0);
                }

                return mask;
            }
            """),
        new("02.6", "CombineTests.The_order_does_not_matter", "static partial class Masks", """
            public static Tensor? Combine(Tensor? first, Tensor? second)
            {
                if (first is null)
                {
                    return second;
                }

                return second is null ? first : first & second;
            }
            """),
        new("02.9", "project-value-from-key", "sealed partial class MultiHeadAttention", """
            public (Tensor query, Tensor key, Tensor value) Project(Tensor query, Tensor key, Tensor value)
            {
                Tensor Part(Tensor input, long part)
                {
                    var weight = in_proj_weight.narrow(0, part * DModel, DModel);
                    var bias = in_proj_bias?.narrow(0, part * DModel, DModel);
                    return nn.functional.linear(input, weight, bias);
                }

                return (Part(query, 0), Part(key, 1), Part(key, 2));
            }
            """),
        new("02.11", "head-bias-counted-often", "static partial class SingleHead", """
            public static AttentionLayer Of(MultiHeadAttention attention, long head)
            {
                var all = attention.state_dict();
                long width = attention.DModel / attention.HeadCount;
                bool bias = all.ContainsKey("in_proj_bias");
                var layer = new AttentionLayer(attention.DModel, width, width, bias: bias);
                layer.to(all["in_proj_weight"].dtype);
                var own = layer.state_dict();
                using var off = no_grad();
                string[] names = ["q_proj", "k_proj", "v_proj"];
                for (int i = 0; i < 3; i++)
                {
                    long from = (i * attention.DModel) + (head * width);
                    own[names[i] + ".weight"].copy_(all["in_proj_weight"].narrow(0, from, width));
                    if (bias)
                    {
                        own[names[i] + ".bias"].copy_(all["in_proj_bias"].narrow(0, from, width));
                    }
                }

                own["out_proj.weight"].copy_(all["out_proj.weight"].narrow(1, head * width, width));
                if (bias)
                {
                    own["out_proj.bias"].copy_(all["out_proj.bias"]);
                }

                return layer;
            }
            """),
    ];
}
