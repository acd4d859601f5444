using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.WebApi;
using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet;

/// <summary>Slack's Web API.</summary>
public interface ISlackApiClient
{
    IBookmarksApi Bookmarks { get; }
    IChatApi Chat { get; }
    IConversationsApi Conversations { get; }
    IPinsApi Pins { get; }
    IViewsApi Views { get; }
    Task Get(string apiMethod, Args args, CancellationToken cancellationToken);
    Task<T> Get<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class;
    Task Post(string apiMethod, Args args, CancellationToken cancellationToken);
    Task<T> Post<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class;
}

/// <summary>The client. A 429 is waited for and tried again unless <see cref="DisableRetryOnRateLimit"/>.</summary>
public sealed class SlackApiClient(IHttp http, ISlackUrlBuilder urlBuilder, SlackJsonSettings jsonSettings, string token) : ISlackApiClient
{
    public bool DisableRetryOnRateLimit { get; set; }
    public IBookmarksApi Bookmarks => new BookmarksApi(this);
    public IChatApi Chat => new ChatApi(this);
    public IConversationsApi Conversations => new ConversationsApi(this);
    public IPinsApi Pins => new PinsApi(this);
    public IViewsApi Views => new ViewsApi(this);

    public Task Get(string apiMethod, Args args, CancellationToken cancellationToken) => Get<object>(apiMethod, args, cancellationToken);

    public Task<T> Get<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class =>
        SendAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, urlBuilder.Url(apiMethod, Given(args))), cancellationToken);

    public Task Post(string apiMethod, Args args, CancellationToken cancellationToken) => Post<object>(apiMethod, args, cancellationToken);

    public Task<T> Post<T>(string apiMethod, Args args, CancellationToken cancellationToken) where T : class => SendAsync<T>(() =>
        new HttpRequestMessage(HttpMethod.Post, urlBuilder.Url(apiMethod, []))
        {
            Content = new StringContent(JsonConvert.SerializeObject(Given(args), jsonSettings.SerializerSettings), Encoding.UTF8, "application/json"),
        }, cancellationToken);

    private async Task<T> SendAsync<T>(Func<HttpRequestMessage> request, CancellationToken cancel) where T : class
    {
        while (true)
        {
            try
            {
                using var message = request();
                if (!string.IsNullOrEmpty(token)) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                var answer = await http.Execute<WebApiResponse>(message, cancel).ConfigureAwait(false) ?? new WebApiResponse { Ok = true };
                if (!answer.Ok) throw new SlackException(answer.Data?.ToObject<ErrorResponse>(JsonSerializer.Create(jsonSettings.SerializerSettings)));
                return answer.Data is null ? null : answer.Data.ToObject<T>(JsonSerializer.Create(jsonSettings.SerializerSettings));
            }
            catch (SlackRateLimitException limit) when (!DisableRetryOnRateLimit)
            {
                await Task.Delay(limit.RetryAfter ?? TimeSpan.FromSeconds(1), cancel).ConfigureAwait(false);
            }
        }
    }

    private static Args Given(Args args) => args.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value);
}

/// <summary>Sends one request.</summary>
public interface IHttp
{
    Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default);
}

/// <summary>Where a method is called.</summary>
public interface ISlackUrlBuilder
{
    string Url(string apiMethod, Args args);
}

/// <summary>The JSON settings.</summary>
public sealed class SlackJsonSettings(JsonSerializerSettings settings)
{
    public JsonSerializerSettings SerializerSettings { get; } = settings;
}

/// <summary>Slack asks to wait.</summary>
public sealed class SlackRateLimitException(TimeSpan? retryAfter) : Exception
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>Slack said no.</summary>
public sealed class SlackException(ErrorResponse errorResponse) : Exception($"Slack returned an error response: {errorResponse?.Error ?? "unknown"}.")
{
    public string ErrorCode { get; } = errorResponse?.Error ?? "unknown";
    public IReadOnlyList<string> ErrorMessages { get; } = errorResponse?.ResponseMetadata?.Messages?.ToList() ?? [];
    public IReadOnlyDictionary<string, string> ErrorInfo { get; } = errorResponse?.Info ?? new Dictionary<string, string>();
}

/// <summary>The library's own parts.</summary>
public static class Default
{
    public static SlackJsonSettings JsonSettings() => new(new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore, ContractResolver = new SlackContract(), Culture = CultureInfo.InvariantCulture });
}
