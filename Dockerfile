# docker build -t incident-bot . && docker run -v bot-data:/data -e Slack__BotToken=… -e Slack__AppToken=… incident-bot
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Bot.App -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN mkdir /data && chown $APP_UID /data
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
VOLUME /data
ENV Storage__Path=/data/bot.db
# The console answers inside the container only, unless people sign in (SignIn) and -e ASPNETCORE_URLS=http://0.0.0.0:3000 opens it; Socket Mode needs no port. With HTTP, a proxy in the same pod reaches /slack/events.
ENV ASPNETCORE_URLS=http://127.0.0.1:3000
HEALTHCHECK --interval=30s --timeout=5s CMD ["dotnet", "bot.dll", "health"]
ENTRYPOINT ["dotnet", "bot.dll"]
