namespace Katas.Tests.Checker.WrongAnswers;

/// <summary>Wrong answers to lessons 07 and 08.</summary>
internal static class OfTraining
{
    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        new("07.1", "vectors-not-scaled", "sealed partial class TokenEmbedding", """
            public override Tensor forward(Tensor ids, long offset)
            {
                var embedded = tokens.call(ids);
                return nn.functional.dropout(positions.call(embedded, offset), _dropout, training);
            }
            """),
        new("07.3", "new-tokens-at-position-0", "sealed partial class Transformer", """
            public (Tensor logits, Tensor[] crossWeights) Decode(
                Tensor target, Tensor memory, Tensor source, IReadOnlyList<KeyValueCache>? caches = null)
            {
                int known = (int)(caches?[0].Length ?? 0);
                var embedded = target_embedding.call(target[TensorIndex.Colon, TensorIndex.Slice(known)], 0);
                var (hidden, looks) = decoder.call(
                    embedded, memory, Masks.Padding(target, Config.PaddingId), Masks.Padding(source, Config.PaddingId), caches);
                return (hidden.matmul(target_embedding.Table.t()), looks);
            }
            """),
        new("07.4", "ShiftTests.The_label_is_the_token_after_the_input", "static partial class TeacherForcing", """
            public static (Tensor inputs, Tensor labels) Shift(Tensor target)
            {
                long length = target.size(1);
                return (target.narrow(1, 0, length - 1), target.narrow(1, 1, length));
            }
            """),
        new("07.5", "never-looks-whether-all-ended", "static partial class Decoding", """
            private static Tensor Write(
                Transformer model, Tensor source, int maxLength, IReadOnlyList<KeyValueCache> caches)
            {
                var memory = model.Encode(source);
                var written = full([source.size(0), 1], model.Config.StartId, dtype: ScalarType.Int64);
                for (int i = 0; i < maxLength; i++)
                {
                    var next = Next(model, written, memory, source, caches).argmax(-1, keepdim: true);
                    written = cat([written, next], 1);
                }

                return written[.., 1..];
            }
            """),
        new("07.6", "penalty-upside-down", "static partial class BeamSearch", """
            public static double LengthPenalty(int length, double alpha) => Math.Pow(6.0 / (5 + length), alpha);
            """),
        new("07.6", "whole-numbers-divided", "static partial class BeamSearch", """
            public static double LengthPenalty(int length, double alpha)
            {
                var share = (5 + length) / 6;
                return Math.Exp(alpha * Math.Log(share));
            }
            """),
        new("07.7", "probabilities-added", "static partial class BeamSearch", """
            public static IReadOnlyList<Continuation> Extend(
                IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
            {
                var all = new List<Continuation>();
                var numbers = next.data<double>().ToArray();
                int words = (int)next.size(1);
                for (int row = 0; row < live.Count; row++)
                {
                    for (int word = 0; word < words; word++)
                    {
                        double sum = live[row].LogProbability + Math.Exp(numbers[(row * words) + word]);
                        all.Add(new Continuation(row, live[row].Then(word, sum, word == endId)));
                    }
                }

                return [.. all.OrderByDescending(each => each.Hypothesis.LogProbability).Take(places)];
            }
            """),
        new("07.7", "the-impossible-kept", "static partial class BeamSearch", """
            public static IReadOnlyList<Continuation> Extend(
                IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
            {
                var all = new List<Continuation>();
                for (int row = 0; row < live.Count; row++)
                {
                    for (int word = 0; word < next.size(1); word++)
                    {
                        double sum = live[row].LogProbability + next[row, word].ToDouble();
                        all.Add(new Continuation(row, live[row].Then(word, sum, word == endId)));
                    }
                }

                return [.. all.OrderByDescending(each => each.Hypothesis.LogProbability).Take(places)];
            }
            """),
        new("07.7", "ExtendTests.The_best_of_all_are_kept", "static partial class BeamSearch", """
            public static IReadOnlyList<Continuation> Extend(
                IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
            {
                var sums = (next + tensor(live.Select(each => each.LogProbability).ToArray())).flatten();
                var (best, at) = sums.topk(places);
                return [.. Enumerable.Range(0, places).Select(i =>
                {
                    int row = (int)(at[i].item<long>() / next.size(1));
                    long word = at[i].item<long>() % next.size(1);
                    return new Continuation(row, live[row].Then(word, best[i].item<double>(), word == endId));
                })];
            }
            """),
        new("07.9", "not-clipped", "static partial class Bleu", """
            public static BleuCounts Count(string[] hypothesis, string[][] references)
            {
                var matches = new long[Orders];
                var totals = new long[Orders];
                for (int n = 1; n <= Orders; n++)
                {
                    foreach (var (gram, count) in NGrams.Count(hypothesis, n))
                    {
                        totals[n - 1] += count;
                        if (references.Any(reference => NGrams.Count(reference, n).ContainsKey(gram)))
                        {
                            matches[n - 1] += count;
                        }
                    }
                }

                int closest = references.Select(each => each.Length).OrderBy(each => Math.Abs(each - hypothesis.Length)).ThenBy(each => each).First();
                return new BleuCounts(matches, totals, hypothesis.Length, closest);
            }
            """),
        new("07.9", "longer-of-two-close-ones", "static partial class Bleu", """
            public static BleuCounts Count(string[] hypothesis, string[][] references)
            {
                var matches = new long[Orders];
                var totals = new long[Orders];
                for (int n = 1; n <= Orders; n++)
                {
                    foreach (var (gram, count) in NGrams.Count(hypothesis, n))
                    {
                        totals[n - 1] += count;
                        matches[n - 1] += Math.Min(count, references.Max(reference => NGrams.Count(reference, n).GetValueOrDefault(gram)));
                    }
                }

                var closest = references.OrderByDescending(each => each.Length).MinBy(each => Math.Abs(each.Length - hypothesis.Length))!.Length;
                return new BleuCounts(matches, totals, hypothesis.Length, closest);
            }
            """),
        new("07.10", "unused-argument", "static partial class Bleu", """
            public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
            {
                double brevity = counts.Length < counts.ReferenceLength ? Math.Exp(1 - ((double)counts.ReferenceLength / counts.Length)) : 1;
                double[] precisions = [.. counts.Matches.Zip(counts.Totals, (right, all) => all == 0 ? 0 : 100.0 * right / all)];
                return new BleuScore(brevity * precisions.Average(), precisions, brevity, counts);
            }
            """),
        new("07.11", "look-of-the-word-itself", "static partial class Alignment", """
            public static Tensor Weights(Transformer model, Tensor source, Tensor target, int layer)
            {
                var read = source.unsqueeze(0);
                var (_, looks) = model.Decode(target.unsqueeze(0), model.Encode(read), read);
                return looks[layer].squeeze(0).mean([0]);
            }
            """),
        new("08.1", "blanks-only", "sealed partial class WordTokenizer", """
            public static string[] Split(string sentence) => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            """),
        new("08.2", "equals-in-order-of-the-text", "sealed partial class Vocabulary", """
            public static Vocabulary Build(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
            {
                var counts = new Dictionary<string, int>();
                foreach (string token in tokens)
                {
                    counts[token] = counts.GetValueOrDefault(token) + 1;
                }

                foreach (string special in Specials)
                {
                    counts.Remove(special);
                }

                var kept = counts.Where(pair => pair.Value >= minimumCount).OrderByDescending(pair => pair.Value).Select(pair => pair.Key);
                return new Vocabulary([.. Specials, .. kept.Take(maximumSize - Specials.Count)]);
            }
            """),
        new("08.4", "leftmost-pair-first", "sealed partial class BytePairTokenizer", """
            public IReadOnlyList<string> Merge(string piece)
            {
                var symbols = BytePairLearner.Symbols(piece).ToList();
                bool found = true;
                while (found)
                {
                    found = false;
                    for (int i = 0; i + 1 < symbols.Count; i++)
                    {
                        if (_ranks.ContainsKey(new BytePair(symbols[i], symbols[i + 1])))
                        {
                            symbols[i] += symbols[i + 1];
                            symbols.RemoveAt(i + 1);
                            found = true;
                            break;
                        }
                    }
                }

                return symbols;
            }
            """),
        new("08.5", "last-batch-lost", "static partial class Bucketing", """
            public static IReadOnlyList<T[]> Batches<T>(
                IReadOnlyList<T> examples, Func<T, int> length, int budget, Random? random)
            {
                var shuffled = examples.ToArray();
                random?.Shuffle(shuffled);
                var batches = new List<T[]>();
                var batch = new List<T>();
                foreach (var example in shuffled.OrderBy(length))
                {
                    if (batch.Count > 0 && (batch.Count + 1) * length(example) > budget)
                    {
                        batches.Add(batch.ToArray());
                        batch = [];
                    }

                    batch.Add(example);
                }

                var result = batches.ToArray();
                random?.Shuffle(result);
                return result;
            }
            """),
        new("08.6", "unused-argument", "static partial class LabelSmoothing", """
            public static Tensor Loss(
                Tensor logits, Tensor labels, double smoothing = 0.1, long ignored = Vocabulary.PaddingId)
            {
                var log = logits.log_softmax(-1);
                var hot = nn.functional.one_hot(labels, logits.size(-1)).to_type(log.dtype);
                var soft = (hot * (1 - smoothing)) + (smoothing / logits.size(-1));
                return -(soft * log).sum(-1).mean();
            }
            """),
        new("08.6", "spread-over-the-others", "static partial class LabelSmoothing", """
            public static Tensor Loss(
                Tensor logits, Tensor labels, double smoothing = 0.1, long ignored = Vocabulary.PaddingId)
            {
                long classes = logits.size(-1);
                var log = logits.log_softmax(-1);
                var asked = labels != ignored;
                var safe = labels.clamp(0, classes - 1);
                var hot = nn.functional.one_hot(safe, classes).to_type(log.dtype);
                var soft = (hot * (1 - smoothing)) + ((1 - hot) * smoothing / (classes - 1));
                var each = -(soft * log).sum(-1);
                return where(asked, each, zeros_like(each)).sum() / asked.sum().clamp(min: 1);
            }
            """),
        new("08.7", "no-bias-correction", "sealed partial class Adam", """
            public static void Update(AdamParameter parameter, Tensor gradient, double learningRate, AdamOptions options)
            {
                using var off = no_grad();
                parameter.FirstMoment = parameter.FirstMoment.lerp(gradient, 1 - options.Beta1);
                parameter.SecondMoment = parameter.SecondMoment.lerp(gradient.pow(2), 1 - options.Beta2);
                parameter.Steps += 1;
                parameter.Weights.sub_(learningRate
                    * ((parameter.FirstMoment / (parameter.SecondMoment.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights)));
            }
            """),
        new("08.7", "decay-in-the-gradient", "sealed partial class Adam", """
            public static void Update(AdamParameter parameter, Tensor gradient, double learningRate, AdamOptions options)
            {
                using var off = no_grad();
                gradient = gradient + (options.WeightDecay * parameter.Weights);
                parameter.Steps++;
                parameter.FirstMoment = parameter.FirstMoment.lerp(gradient, 1 - options.Beta1);
                parameter.SecondMoment = parameter.SecondMoment.lerp(gradient.pow(2), 1 - options.Beta2);
                var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta1, parameter.Steps));
                var square = parameter.SecondMoment / (1 - Math.Pow(options.Beta2, parameter.Steps));
                parameter.Weights.sub_(learningRate * mean / (square.sqrt() + options.Epsilon));
            }
            """),
        new("08.8", "whole-number-division", "sealed partial record LearningRateSchedule", """
            public double At(long step)
            {
                if (step < WarmupSteps)
                {
                    return Peak * (step / WarmupSteps);
                }

                double done = Math.Clamp((double)(step - WarmupSteps) / (TotalSteps - WarmupSteps), 0, 1);
                return Decay switch
                {
                    Decay.Cosine => Floor + (0.5 * (Peak - Floor) * (1 + Math.Cos(Math.PI * done))),
                    Decay.InverseSquareRoot => Peak * Math.Sqrt(WarmupSteps) / Math.Sqrt(step),
                    _ => Peak,
                };
            }
            """),
        new("08.9", "each-by-itself", "static partial class Gradients", """
            public static double Clip(nn.Module module, double most, long step)
            {
                double sum = 0;
                foreach (var gradient in Of(module, step))
                {
                    double norm = gradient.norm().ToDouble();
                    sum += norm * norm;
                    if (!double.IsFinite(norm))
                    {
                        throw NotFinite(module, step);
                    }

                    if (norm > most)
                    {
                        gradient.mul_(most / norm);
                    }
                }

                return Math.Sqrt(sum);
            }
            """),
        new("08.9", "GradientsTests.Clipping_matches_the_reference", "static partial class Gradients", """
            public static double Clip(nn.Module module, double most, long step)
            {
                double norm = Math.Sqrt(module.parameters().Sum(each => each.grad!.pow(2).sum().item<float>()));
                if (!double.IsFinite(norm))
                {
                    throw NotFinite(module, step);
                }

                foreach (var each in module.parameters())
                {
                    each.grad!.mul_(Math.Min(1, most / norm));
                }

                return norm;
            }
            """),
        new("08.10", "gradients-not-forgotten", "static partial class TrainingStep", """
            public static StepResult Run<TBatch>(
                ITrainable<TBatch> trainable, IReadOnlyList<TBatch> parts, Adam adam, TrainingOptions options, long step)
            {
                Randomness.Seed(options.Seed, step);
                trainable.Module.train();
                double loss = 0;
                long all = parts.Sum(part => trainable.Labels(part).ne(trainable.PaddingId).sum().ToInt64());
                foreach (var part in parts)
                {
                    double share = trainable.Labels(part).ne(trainable.PaddingId).sum().ToDouble() / all;
                    var mean = LabelSmoothing.Loss(
                        trainable.Logits(part), trainable.Labels(part), options.LabelSmoothing, trainable.PaddingId);
                    (mean * share).backward();
                    loss += share * mean.ToDouble();
                }

                double norm = Gradients.Clip(trainable.Module, options.MaxGradientNorm, step);
                adam.Step(options.Schedule.At(step));
                return new StepResult(loss, options.Schedule.At(step), norm, all);
            }
            """),
        new("08.11", "mean-of-batches", "static partial class Evaluation", """
            public static EvaluationResult Of<TBatch>(ITrainable<TBatch> trainable, IEnumerable<TBatch> batches)
                where TBatch : IDisposable
            {
                bool before = trainable.Module.training;
                trainable.Module.eval();
                using var off = no_grad();
                double loss = 0;
                long right = 0, tokens = 0;
                int count = 0;
                foreach (var batch in batches)
                {
                    using (batch)
                    {
                        var labels = trainable.Labels(batch);
                        var logits = trainable.Logits(batch);
                        loss += nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index: trainable.PaddingId).ToDouble();
                        right += (logits.argmax(-1) == labels).bitwise_and(labels != trainable.PaddingId).sum().ToInt64();
                        tokens += (labels != trainable.PaddingId).sum().ToInt64();
                        count++;
                    }
                }

                trainable.Module.train(before);
                return EvaluationResult.OfSums(loss / count * tokens, right, tokens);
            }
            """),
        new("07.2", "padding-read", "sealed partial class Transformer", """
            public Tensor Encode(Tensor source)
            {
                using var scope = NewDisposeScope();
                return encoder.call(source_embedding.call(source, 0), null).MoveToOuterDisposeScope();
            }
            """),
        new("07.8", "caches-left-as-they-are", "static partial class BeamSearch", """
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
            """),
        new("07.12", "no-cross-attention-learned", "sealed partial record TransformerCosts", """
            public static TransformerCosts Of(TransformerConfig config, long batch, long source, long target)
            {
                long d = config.DModel, wide = config.DFeedForward;
                long read = batch * source, written = batch * target;
                long table = config.TargetVocabulary * d;
                long attention = 4 * d * (d + 1), thinking = (2 * d * wide) + wide + d, norm = 2 * d;
                long Attention(long queries, long keys, long each) => (4 * queries * d * d) + (4 * keys * d * d) + (4 * queries * each * d);
                long Think(long tokens) => 4 * tokens * d * wide;

                return new TransformerCosts(
                    new Cost(config.SharedVocabulary ? table : table + (config.SourceVocabulary * d), 0),
                    new Cost(
                        (config.EncoderLayers * (attention + thinking + norm + norm)) + norm,
                        config.EncoderLayers * (Attention(read, read, source) + Think(read))),
                    new Cost(
                        (config.DecoderLayers * (attention + thinking + norm + norm + norm)) + norm,
                        config.DecoderLayers * (Attention(written, written, target) + Attention(written, read, source) + Think(written))),
                    new Cost(0, 2 * written * table));
            }
            """),
        new("08.3", "pieces-count-once", "static partial class BytePairLearner", """
            public static IReadOnlyList<BytePair> Learn(
                IReadOnlyDictionary<string, long> pieces, int merges, long minimumCount = 2)
            {
                var words = pieces.Keys.Select(Symbols).ToList();
                var learnt = new List<BytePair>();
                while (learnt.Count < merges)
                {
                    var best = words
                        .SelectMany(word => word.Zip(word.Skip(1), (left, right) => new BytePair(left, right)))
                        .GroupBy(pair => pair)
                        .OrderByDescending(pair => pair.Count())
                        .ThenBy(pair => pair.Key.Left, StringComparer.Ordinal)
                        .ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
                        .FirstOrDefault();
                    if (best is null || best.Count() < minimumCount)
                    {
                        break;
                    }

                    learnt.Add(best.Key);
                    words = words.Select(word => best.Key.MergeIn(word)).ToList();
                }

                return learnt;
            }
            """),
        new("08.12", "waiting-not-reset", "sealed partial class Trainer<TBatch>", """
            public void Run(CancellationToken cancelled = default)
            {
                using var cursor = new BatchCursor<TBatch>(_data, State.Epoch, State.Batch);
                var meter = new ProgressMeter(_time);
                while (State.Step < _options.Steps)
                {
                    if (IsPatienceGone || cancelled.IsCancellationRequested)
                    {
                        break;
                    }

                    var result = TrainingStep.Run(_trainable, cursor.Take(_options.Accumulation), _adam, _options, State.Step + 1);
                    State = State with { Step = State.Step + 1, Epoch = cursor.Epoch, Batch = cursor.Batch };
                    EvaluationResult? evaluation = null;
                    if (_evaluate is not null && IsDue(_options.EvaluateEvery))
                    {
                        evaluation = _evaluate();
                        if (evaluation.Loss < State.BestLoss)
                        {
                            State = State with { BestLoss = evaluation.Loss };
                            SaveBest();
                        }
                        else
                        {
                            State = State with { Waited = State.Waited + 1 };
                        }
                    }

                    if (IsDue(_options.SaveEvery))
                    {
                        Save();
                    }

                    _progress?.Report(meter.After(State, _options, result, evaluation));
                }

                Save();
            }
            """),
    ];
}
